import type { FileFault } from '../../files/file-fault.ts';
import { visibleStart } from '../../text/visible.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Saying } from '../saying.ts';

const { count: numberOf } = formatsOf('fr');
const plural = pluralOf('fr');

const exportAgain =
  "Relancez l'export, ou attendez le prochain cycle : le fichier est peut-être encore en cours d'écriture.";
const asCsv = 'Vérifiez que le module exporte bien un fichier CSV, et que le chemin indiqué est le bon.';
const checkQuotes = "Vérifiez que le module met les champs entre guillemets, puis relancez l'export.";
const shorterPeriod = 'Réduisez la période exportée par le module : quelques semaines suffisent.';

/** Why a file is refused as a whole. */
function fault(name: string, fault: FileFault): Saying {
  switch (fault.kind) {
    case 'empty':
      return { message: `Le fichier « ${name} » est vide.`, hint: exportAgain };
    case 'heading-cut':
      return { message: `Le fichier « ${name} » s'arrête dans sa ligne de titres.`, hint: exportAgain };
    case 'quote':
      return {
        message: `Dans « ${name} », un guillemet est mal placé dans la ligne ${fault.line} : la suite ne peut pas être lue sûrement.`,
        hint: `Corrigez ce texte dans la boutique (un guillemet y est souvent de trop). ${exportAgain}`,
      };
    case 'unterminated':
      return {
        message: `Dans « ${name} », un guillemet ouvert à la ligne ${fault.line} n'est jamais refermé : le fichier semble coupé.`,
        hint: exportAgain,
      };
    case 'line-too-long':
      return {
        message: `Dans « ${name} », la ligne ${fault.line} est trop longue : un guillemet n'y est sans doute pas refermé.`,
        hint: `${checkQuotes} Si la ligne est juste, augmentez « orders.maxLineBytes » dans passerelle.json.`,
      };
    case 'width':
      return {
        message: `Dans « ${name} », la ligne ${fault.line} a ${plural(fault.fields, 'champ', 'champs')} au lieu de ${fault.expected}.`,
        hint: checkQuotes,
      };
    case 'cut':
      return {
        message: `Le fichier « ${name} » est coupé : sa dernière ligne (${fault.line}) a ${plural(fault.fields, 'champ', 'champs')} au lieu de ${fault.expected}.`,
        hint: exportAgain,
      };
    case 'not-utf-8':
      return {
        message: `Le fichier « ${name} » est annoncé en UTF-8, mais sa ligne ${fault.line} ne l'est pas.`,
        hint: `${exportAgain} Si le module écrit en Windows-1252, indiquez "encoding": "windows-1252" dans passerelle.json.`,
      };
    case 'heading-again':
      return {
        message: `Dans « ${name} », la ligne de titres revient à la ligne ${fault.line} : l'export a été ajouté à la suite d'un plus ancien.`,
        hint: "Réglez le programme ou le module qui l'exporte pour qu'il remplace le fichier au lieu d'y ajouter, puis supprimez le fichier et relancez l'export.",
      };
    case 'php-message':
      return {
        message: `Un message de PHP se trouve dans « ${name} », à la ligne ${fault.line} : « ${visibleStart(fault.text, 200)} ».`,
        hint: "Le module d'export laisse PHP écrire dans son fichier : faites désactiver display_errors sur le serveur web et mettre le module à jour, puis relancez l'export.",
      };
    case 'utf-16':
      return {
        message: `Le fichier « ${name} » est en UTF-16, que ce programme ne lit pas.`,
        hint: 'Choisissez UTF-8 (ou Windows-1252) comme encodage dans le module qui exporte ce fichier.',
      };
    case 'html':
      return {
        message: `Le fichier « ${name} » est une page web (ou du XML), pas un CSV : c'est souvent la page d'erreur de la boutique.`,
        hint: asCsv,
      };
    case 'zip':
      return {
        message: `Le fichier « ${name} » est un classeur Excel ou une archive zip, pas un CSV.`,
        hint: asCsv,
      };
    case 'binary':
      return {
        message: `Le fichier « ${name} » contient des caractères nuls : ce n'est pas un texte intact.`,
        hint: exportAgain,
      };
    case 'no-delimiter':
      return {
        message: `Impossible de savoir quel caractère sépare les champs de « ${name} ».`,
        hint: 'Indiquez-le dans passerelle.json, par exemple "delimiter": ";", et vérifiez la ligne de titres du fichier.',
      };
    case 'too-large':
      return {
        message: `Le fichier « ${name} » fait ${megabytes(fault.bytes)} Mo ; la limite est de ${megabytes(fault.limit)} Mo.`,
        hint: shorterPeriod,
      };
    case 'too-many-rows':
      return {
        message: `Le fichier « ${name} » a plus de ${numberOf(fault.limit)} lignes.`,
        hint: shorterPeriod,
      };
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
}

export const files = { fault };

export const fetch = {
  missing: ({ path, others }: { path: string; others: readonly string[] }) => ({
    message: `Le fichier ${path} n'est pas sur le serveur.`,
    hint:
      others.length > 0
        ? `Le plus ressemblant qui s'y trouve : ${others.join(', ')}. Corrigez le nom dans passerelle.json, ou vérifiez que le programme qui le dépose a bien tourné.`
        : 'Vérifiez que le programme qui le dépose a bien tourné, et le nom dans passerelle.json.',
  }),
  noMatch: ({ pattern, unsendable }: { pattern: string; unsendable: readonly string[] }) => ({
    message: `Aucun fichier du serveur ne correspond à ${pattern}${unsendable.length > 0 ? `, sinon sous un nom qui ne peut pas être demandé (accent ou signe spécial) : ${unsendable.slice(0, 3).join(', ')}` : ''}.`,
    hint: 'Vérifiez que le programme qui le dépose a bien tourné, et le nom dans passerelle.json.',
  }),
  unsendable: ({ names }: { names: readonly string[] }) =>
    `Non lu, car ce nom ne peut pas être demandé au serveur FTP (accent ou signe spécial) : ${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''}. S'il contient des commandes, renommez-le en lettres sans accent.`,
  unchanged: ({ count }: { count: number }) =>
    `${plural(count, "fichier plus ancien, déjà lu et inchangé, n'est pas relu", 'fichiers plus anciens, déjà lus et inchangés, ne sont pas relus')}.`,
  noFilterColumn: (found: { file: string; column: string; headings: readonly string[] }) => ({
    message: `Un filtre (« filters » de passerelle.json) porte sur la colonne « ${found.column} », que « ${found.file} » n'a pas. Titres trouvés : ${found.headings.join(', ')}.`,
    hint: "Rien n'en a été pris. Écrivez dans le filtre un des titres trouvés, ou rétablissez cette colonne dans l'export.",
  }),
  filterColumnTwice: ({ file, column }: { file: string; column: string }) => ({
    message: `Un filtre (« filters » de passerelle.json) porte sur la colonne « ${column} », mais « ${file} » a plusieurs colonnes de ce titre.`,
    hint: "Rien n'en a été pris. Donnez dans le filtre le numéro de la bonne colonne (la première est 1).",
  }),
  left: ({ count }: { count: number }) => ({
    message: `Le temps a manqué pour ${plural(count, 'fichier de commandes plus ancien', 'fichiers de commandes plus anciens')} : le prochain passage continue, sans relire les autres.`,
    hint: 'Retirez du serveur les vieux fichiers de commandes, ou augmentez ftp.deadlineSeconds.',
  }),
  notWhole: ({ path, tries }: { path: string; tries: number }) => ({
    message: `Le fichier ${path} change ou reste incomplet : lu ${tries} fois, jamais entier.`,
    hint: "Un autre programme est sans doute en train de l'écrire. Rien n'en a été pris ; le prochain passage recommence.",
  }),
  inUse: ({ path, tries, reply }: { path: string; tries: number; reply: string }) => ({
    message: `Le fichier ${path} est tenu ouvert par un autre programme : demandé ${tries} fois, il n'a pas pu être lu (« ${reply} »).`,
    hint: "PrestaShop ou ProShop est sans doute en train de l'écrire. Rien n'en a été pris ; le prochain passage recommence.",
  }),
  localMissing: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Le fichier ${path} ne peut pas être lu (${reason}).`,
    hint: 'Vérifiez le chemin donné sur la ligne de commande.',
  }),
};
