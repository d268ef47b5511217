import { visibleStart as cell } from '@passerelle/core/text/visible.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { ArticlesGuard } from '../../articles/job-fault.ts';
import type { ShopName } from '../../articles/shop-article-fault.ts';
import type { ArticleFaultWords } from '../article-fault-words.ts';

const plural = pluralOf('fr');
const list = (texts: readonly string[]) => texts.map((text) => cell(text)).join(', ');
const headings = (texts: readonly string[]) => cell(list(texts), 600);
const named = ({ id, name }: ShopName) => `n° ${id}${name === '' ? '' : ` « ${cell(name)} »`}`;
const products = (some: readonly ShopName[]) => some.map(named).join(', ');
const { amount: money, count, decimal } = formatsOf('fr');
const percent = (hundredths: number) => `${decimal(hundredths / 100)} %`;
const megabytes = (bytes: number) => decimal(Math.round(bytes / 104_857.6) / 10);
/** It goes on after a colon. */
const only = (message: string) => ({ message: `${message}.`, hint: '' });

const columnNames: Readonly<Record<string, string>> = {
  reference: 'référence',
  name: 'nom',
  supplier: 'fournisseur',
  material: 'matière',
  colour: 'couleur',
  qty: 'quantité',
  priceTtc: 'prix',
  priceHt: 'prix',
  vatRate: 'taux de TVA',
  weight: 'poids',
  active: 'en vente',
  metaTitle: 'titre de référencement',
  metaDescription: 'description de référencement',
  shortDescription: 'description courte',
  category: 'catégorie',
  manufacturer: 'fabricant',
  customer: 'client',
  group: 'groupe',
  price: 'prix',
  reduction: 'remise',
  fromQuantity: 'à partir de',
  from: 'du',
  to: 'au',
  value: 'valeur',
  'feature-value': 'valeur de caractéristique',
  images: 'images',
  documents: 'documents',
  variations: 'tailles',
};
export const columnName = (column: string) => columnNames[column] ?? column;

const things: Readonly<Record<string, string>> = {
  attribute: "groupes d'attributs",
  feature: 'caractéristiques',
  manufacturer: 'fabricants',
  value: 'valeurs',
};

const guard = (refusal: ArticlesGuard) =>
  refusal.rule === 'max-new'
    ? `${plural(refusal.found, 'nouveau produit', 'nouveaux produits')} (${refusal.limit} au plus, articles.guard.maxNew).`
    : `${plural(refusal.found, 'produit', 'produits')} sur ${count(refusal.of)} ${refusal.found > 1 ? 'changeraient' : 'changerait'}, soit ${decimal(refusal.percent)} % (${refusal.limit} % au plus, articles.guard.maxChangedPercent).`;

export const articleFaults: ArticleFaultWords = {
  'articles/not-configured': () => ({
    message: "La configuration n'a pas de section « articles » : rien ne dit ce qui va dans la boutique.",
    hint: 'Ajoutez les sections « shop » et « articles » à passerelle.json ; le guide les décrit.',
  }),
  'articles/no-folder': ({ key, folder, reason }) => ({
    message: `Le dossier ${key === 'images' ? 'des images' : 'des documents'} « ${folder} » ne peut pas être lu : ${cell(reason)}.`,
    hint: `Corrigez articles.${key}.folder, ou créez ce dossier ; le compte qui lance le programme doit pouvoir le lire.`,
  }),
  'articles/no-remote-folder': ({ key, folder }) => ({
    message: `Le dossier ${key === 'images' ? 'des images' : 'des documents'} « ${cell(folder)} » n'existe pas sur le serveur FTP.`,
    hint: `Corrigez articles.${key}.remote, ou créez ce dossier sur le serveur.`,
  }),
  'articles/guarded': ({ refusals }) => ({
    message: `Rien n'a été écrit : ${refusals.map(guard).join(' ')}`,
    hint: "Regardez avec --dry-run ce qui serait écrit ; si c'est juste, relancez avec --force, ou essayez d'abord avec --limit.",
  }),
  'articles/missing-columns': ({ file, missing, headings: found }) => ({
    message: `Le fichier d'articles « ${cell(file)} » n'a pas de colonne ${missing.map((key) => `« ${key} »`).join(' ni ')}. Titres trouvés : ${headings(found)}.`,
    hint: missing.some((key) => key.startsWith('price'))
      ? 'Donnez le titre de la colonne du prix dans articles.columns, ou changez articles.price.from ("ttc" ou "ht").'
      : `Si la colonne porte un autre titre, donnez-le dans ${missing.map((key) => `articles.columns.${key}`).join(' ou ')}.`,
  }),
  'articles/missing-price-columns': ({ file, missing, headings: found }) => ({
    message: `Le fichier des prix particuliers « ${cell(file)} » n'a pas de colonne ${missing.map((key) => `« ${key} »`).join(' ni ')}. Titres trouvés : ${headings(found)}.`,
    hint: `Donnez le titre de la colonne dans ${missing.map((key) => `articles.specificPrices.columns.${key}`).join(' ou ')}.`,
  }),
  'articles/repeated-heading': ({ file, heading, key }) => ({
    message: `Dans le fichier d'articles « ${cell(file)} », plusieurs colonnes portent le titre « ${cell(heading)} ». On ne sait pas laquelle lire.`,
    hint: `Donnez le numéro de la bonne colonne (la première est 1) dans articles.columns.${key}.`,
  }),
  'articles/no-such-column': ({ file, section, name, headings: found }) => ({
    message: `Le fichier d'articles « ${cell(file)} » n'a pas la colonne de « ${cell(name)} ». Titres trouvés : ${headings(found)}.`,
    hint: `Corrigez articles.${section}${section === 'attributes' ? " ; {} si aucun article n'a de taille" : ''}.`,
  }),
  'article/no-identity': ({ line }) =>
    only(`ligne ${line} : ni gencod ni référence, on ne saurait pas le retrouver`),
  'article/no-name': ({ line }) =>
    only(`ligne ${line} : aucun nom, car les colonnes qui le forment (articles.name) sont vides`),
  'article/unreadable-date': ({ line, heading, value }) =>
    only(
      `ligne ${line} : « ${cell(value)} » (${cell(heading)}) n'est pas une date, et un filtre en demande une`,
    ),
  'article/odd-row': ({ line, cells, headings: expected }) =>
    only(
      `ligne ${line} : ${plural(cells, 'colonne', 'colonnes')}, alors que la ligne de titres en a ${expected}`,
    ),
  'article/control-character': ({ line, column }) =>
    only(`ligne ${line} : la colonne ${columnName(column)} contient un caractère qu'aucun texte ne porte`),
  'article/unreadable': ({ line, column, value }) =>
    only(`ligne ${line} : ${columnName(column)} illisible, « ${cell(value)} »`),
  'article/unclear-price': ({ line, value }) =>
    only(
      `ligne ${line} : le prix « ${cell(value)} » se lit de deux façons, et aucun autre prix du fichier ne tranche`,
    ),
  'article/line-without-price': ({ line }) => only(`ligne ${line} : prix absent ou nul`),
  'article/gencod-not-digits': ({ line, gencod }) =>
    only(`ligne ${line} : « ${cell(gencod)} » n'est pas un gencod (des chiffres seulement)`),
  'article/gencod-too-long': ({ line, gencod }) =>
    only(`ligne ${line} : le gencod ${cell(gencod)} a ${gencod.length} chiffres, la boutique en prend 13`),
  'article/gencod-twice': ({ line, gencod, others }) =>
    only(
      others.length === 0
        ? `ligne ${line} : deux tailles ont le gencod ${cell(gencod)}`
        : `ligne ${line} : le gencod ${cell(gencod)} est aussi celui de ${list(others)}`,
    ),
  'article/reference-characters': ({ line, reference }) =>
    only(`ligne ${line} : la boutique refuse ; = < > { } dans une référence, « ${cell(reference)} »`),
  'article/reference-too-long': ({ line, reference, most }) =>
    only(`ligne ${line} : la référence a ${reference.length} caractères, la boutique en prend ${most}`),
  'article/same-size': ({ line, value, gencods }) =>
    only(
      `ligne ${line} : ${value === '' ? "une ligne sans taille à côté d'une autre" : `la taille ${cell(value)} est là deux fois`} (gencods ${list(gencods.map((gencod) => gencod || 'absent'))})`,
    ),
  'article/no-size': ({ line, group }) => only(`ligne ${line} : il manque « ${cell(group)} »`),
  'article/bad-attribute': ({ line, group, value }) =>
    only(`ligne ${line} : la boutique refuse la valeur « ${cell(value)} » pour « ${cell(group)} »`),
  'article/contradiction': ({ line, column, values }) =>
    only(`ligne ${line} : ses lignes se contredisent sur « ${columnName(column)} » : ${list(values)}`),

  'article/several-products': ({ products: some }) =>
    only(`ses gencods sont sur plusieurs produits de la boutique : ${products(some)}`),
  'article/ambiguous': ({ products: some }) =>
    only(`plusieurs produits de la boutique ont sa référence et son nom : ${products(some)}`),
  'article/same-product': ({ product, other }) =>
    only(`l'article ${cell(other)} du fichier est le même produit, ${named(product)}`),
  'article/deleted-there': ({ id }) =>
    only(`le produit n° ${id} a été supprimé dans la boutique ; « --only » avec sa référence le refait`),
  'article/no-goods': ({ product }) => only(`${named(product)} est un pack ou un produit virtuel`),
  'article/not-created': () => only("il n'est pas dans la boutique, et articles.create est absent"),
  'article/no-price': () => only('sans prix, il ne peut pas être créé'),
  'article/no-tax-group': ({ rate }) =>
    only(`aucune règle de taxe de la boutique n'a le taux ${percent(rate)}`),
  'article/tax-group-unknown': ({ name }) =>
    only(`la boutique n'a pas la règle de taxe « ${cell(name)} » (articles.create.taxRulesGroup)`),
  'article/category-twice': ({ path, ids }) =>
    only(`la catégorie « ${cell(path)} » existe plusieurs fois (n° ${ids.join(', ')})`),
  'article/name-twice': ({ what, name }) =>
    only(`plusieurs ${things[what] ?? what} de la boutique s'appellent « ${cell(name)} »`),
  'article/too-long': ({ field, length, most }) =>
    only(`${columnName(field)} : ${length} caractères, la boutique en prend ${most}`),
  'article/forbidden': ({ field, found }) =>
    only(`${columnName(field)} : la boutique refuse « ${cell(found)} »`),
  'article/other-price': ({ wanted, shown }) =>
    only(`la boutique montre ${money(shown)} au lieu de ${money(wanted)}`),
  'article/not-kept': ({ parts }) =>
    only(`écrit, mais la boutique ne l'a pas gardé : ${parts.map(columnName).join(', ')}`),
  'article/unclear': () => only("la réponse s'est perdue ; le prochain passage regarde ce qu'il en est"),
  'article/waits': () => only('ce dont il a besoin attend encore ; le prochain passage continue'),
  'article/cut-off': () => only("le passage s'est arrêté avant la fin ; le prochain continue"),
  'variation/other-gencod': ({ label, gencod, there }) =>
    only(`taille ${cell(label)} : gencod ${cell(gencod)} dans le fichier, ${cell(there)} dans la boutique`),
  'variation/other-attributes': ({ label }) =>
    only(`taille ${cell(label)} : le produit de la boutique se décline autrement`),
  'variation/twice': ({ label, ids }) =>
    only(`taille ${cell(label)} : plusieurs déclinaisons de la boutique (n° ${ids.join(', ')})`),
  'variation/deleted-there': ({ label }) =>
    only(`taille ${cell(label)} : supprimée dans la boutique ; « --only » avec la référence la refait`),
  'specific-price/no-article': ({ name }) => only(`« ${cell(name)} » n'est pas dans la boutique`),
  'specific-price/several-articles': ({ name }) =>
    only(`plusieurs produits de la boutique sont « ${cell(name)} » : donnez le gencod`),
  'specific-price/no-customer': ({ customer }) =>
    only(`aucun ${customer === '' ? 'client de ce nom' : `client « ${cell(customer)} »`} dans la boutique`),
  'specific-price/several-customers': ({ customer }) =>
    only(
      `plusieurs ${customer === '' ? 'clients de ce nom' : `clients « ${cell(customer)} »`} dans la boutique`,
    ),
  'specific-price/no-group': ({ group }) => only(`aucun groupe « ${cell(group)} » dans la boutique`),
  'specific-price/several-groups': ({ group, ids }) =>
    only(`la boutique a plusieurs groupes « ${cell(group)} » (n° ${ids.join(', ')})`),
  'specific-price/twice': ({ line, first }) =>
    only(`ligne ${line} : mêmes clients, quantité et dates que la ligne ${first}`),
  'specific-price/not-ours': ({ id }) =>
    only(
      `quelqu'un a fixé dans la boutique le prix particulier n° ${id} pour les mêmes clients, quantité et dates`,
    ),
  'specific-price/gives-away': () => only("la remise dépasse le prix : l'article serait gratuit"),
  'specific-price/other-price': ({ wanted, shown }) =>
    only(`la boutique montre ${money(shown)} au lieu de ${money(wanted)}`),

  'medium/empty': ({ name }) => only(`« ${cell(name)} » est vide`),
  'medium/no-image': ({ name, found }) =>
    only(
      `« ${cell(name)} » n'est pas une image jpg, png ou webp${found === '' ? '' : ` : c'est ${cell(found)}`}`,
    ),
  'medium/cut': ({ name }) => only(`« ${cell(name)} » est incomplet`),
  'medium/too-big': ({ name, bytes, most }) =>
    only(`« ${cell(name)} » pèse ${megabytes(bytes)} Mo, ${megabytes(most)} au plus`),
  'medium/too-large': ({ name, width, height }) =>
    only(`« ${cell(name)} » fait ${width} × ${height} pixels, c'est trop pour la boutique`),
  'medium/gone': ({ name }) => only(`« ${cell(name)} » est introuvable`),
  'medium/unreadable': ({ name, reason }) => only(`« ${cell(name)} » n'a pas pu être lu : ${cell(reason)}`),

  'price-row/no-article': ({ line }) => only(`ligne ${line} : ni gencod ni référence`),
  'price-row/odd-row': ({ line, cells, headings: expected }) =>
    only(
      `ligne ${line} : ${plural(cells, 'colonne', 'colonnes')}, alors que la ligne de titres en a ${expected}`,
    ),
  'price-row/unreadable': ({ line, column, value }) =>
    only(`ligne ${line} : ${columnName(column)} illisible, « ${cell(value)} »`),
  'price-row/no-price': ({ line }) => only(`ligne ${line} : ni prix ni remise`),
  'price-row/both': ({ line }) => only(`ligne ${line} : un prix et une remise, il faut l'un ou l'autre`),
  'price-row/percent': ({ line, value }) =>
    only(`ligne ${line} : une remise va de plus de 0 à 100 %, et non « ${cell(value)} »`),
  'price-row/dates': ({ line, from, to }) =>
    only(`ligne ${line} : ${cell(from)} n'est pas avant ${cell(to)}`),
  'price-row/twice': ({ line, other }) =>
    only(`ligne ${line} : mêmes article, clients, quantité et dates que la ligne ${other}`),
};
