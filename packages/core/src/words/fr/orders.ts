import { visibleStart } from '../../text/visible.ts';
import type {
  OrdersFault,
  OrderWarning,
  RejectionReason,
  RequiredContent,
} from '../../orders/orders-fault.ts';
import { formatsOf } from '../formats.ts';
import type { Saying } from '../saying.ts';

const { amount } = formatsOf('fr');

const contents: Record<RequiredContent, string> = {
  identity: 'le numéro ou la référence de commande (« id » ou « ref »)',
  quantity: 'la quantité (« qty »)',
  code: "le gencod ou la référence de l'article (« ean13 » ou « lineRef »)",
  state: "l'état de la commande (« state »)",
  payment: 'le paiement ou le bon de réduction (« payment » ou « voucher »)',
  amount:
    'un montant : total payé (« total »), total de la ligne (« totalTtc ») ou prix unitaire (« unitTtc »)',
};

/** How to declare a missing column, for the first one that is. */
const declarations: Record<RequiredContent, string> = {
  identity: '"columns": { "id": ["Titre de la colonne"] }',
  quantity: '"columns": { "qty": ["Titre de la colonne"] }',
  code: '"columns": { "ean13": ["Titre de la colonne"] }',
  state: '"columns": { "state": ["Titre de la colonne"] }, ou "state": false s\'il n\'y en a pas',
  payment: '"columns": { "payment": ["Titre de la colonne"] }, ou "payment": false s\'il n\'y en a pas',
  amount:
    '"columns": { "total": ["Titre de la colonne"] }, ou "total": false s\'il n\'y en a vraiment pas (les ventes partent alors sans montant)',
};

/** Why a file of orders is refused as a whole. */
function fault(name: string, fault: OrdersFault): Saying {
  switch (fault.kind) {
    case 'missing-columns':
      return {
        message: `Il manque à « ${name} » une colonne pour : ${fault.missing.map((one) => contents[one]).join(' ; ')}. Titres trouvés : ${listed(fault.headings)}.`,
        hint: `Ajoutez-la dans le module d'export, ou indiquez où elle est dans passerelle.json, sous « orders » : ${declared(fault.missing)}. Un numéro de colonne (la première est 1) convient aussi.`,
      };
    case 'vanished-columns': {
      const [first] = fault.vanished;
      const gone = fault.vanished.map(
        ({ column, heading }) => `« ${visibleStart(heading, 40)} » (${column})`,
      );
      return {
        message: `« ${name} » n'a plus ${gone.length > 1 ? 'les colonnes' : 'la colonne'} ${gone.join(', ')} du fichier précédent. Titres trouvés : ${listed(fault.headings)}.`,
        hint: `Si le titre a changé, indiquez-le dans passerelle.json, sous « orders » : "columns": { "${first?.column}": ["Nouveau titre"] } ; si la colonne a été retirée exprès : "columns": { ${fault.vanished.map(({ column }) => `"${column}": false`).join(', ')} }. Sinon, remettez-la dans le module d'export.`,
      };
    }
    case 'repeated-column':
      return {
        message: `Dans « ${name} », le titre « ${visibleStart(fault.heading)} » est celui de plusieurs colonnes : ${fault.positions.join(', ')}.`,
        hint: `Indiquez la bonne dans passerelle.json, sous « orders » : "columns": { "${fault.column}": ${fault.positions[0]} }.`,
      };
    case 'order-grid':
      return {
        message: `« ${name} » est la liste des commandes de PrestaShop : elle ne contient aucun article.`,
        hint: "Exportez les commandes avec le module d'export, une ligne par article, et non depuis la page « Commandes ».",
      };
    case 'joined-lists':
      return {
        message: `Dans « ${name} », la ligne ${fault.line} réunit plusieurs articles dans une cellule (« ${visibleStart(fault.value)} ») : les prix ne peuvent pas y être séparés sûrement.`,
        hint: "Dans le module d'export, choisissez une ligne par article au lieu d'une ligne par commande.",
      };
    case 'decimal-contradiction':
      return {
        message: `Dans « ${name} », le signe décimal change : « ${visibleStart(fault.point.value)} » (ligne ${fault.point.line}) et « ${visibleStart(fault.comma.value)} » (ligne ${fault.comma.line}).`,
        hint: 'Choisissez un seul format de nombre dans le module, ou indiquez "decimal": "." ou "decimal": "," dans passerelle.json, sous « orders ».',
      };
    case 'decimal-unknown':
      return {
        message: `Dans « ${name} », rien ne dit si « ${visibleStart(fault.cell.value)} » (ligne ${fault.cell.line}) a des décimales ou des milliers.`,
        hint: 'Indiquez le signe décimal dans passerelle.json, sous « orders » : "decimal": "." ou "decimal": ",".',
      };
  }
}

function listed(headings: readonly string[]): string {
  const shown = headings.slice(0, 30).map((heading) => visibleStart(heading, 40) || '(sans titre)');
  return headings.length > shown.length ? `${shown.join(', ')}…` : shown.join(', ');
}

function declared(missing: readonly RequiredContent[]): string {
  const [first = 'identity'] = missing;
  return declarations[first];
}

const hintOfTotal = ' ; exportez la colonne « Total paid with tax »';

/** Why one order is rejected. */
function rejection(reason: RejectionReason): string {
  switch (reason.kind) {
    case 'no-identity':
      return 'ni numéro ni référence de commande';
    case 'no-code':
      return `article ${reason.line} : ni gencod ni référence, et ce n'est pas une carte cadeau de « giftCards »`;
    case 'bad-quantity':
      return `article ${reason.line} : quantité illisible ou nulle, « ${visibleStart(reason.value)} »`;
    case 'bad-amount':
      return `« ${visibleStart(reason.column)} » n'est pas un montant : « ${visibleStart(reason.value)} »`;
    case 'bad-ean':
      return `article ${reason.line} : le gencod a été abîmé par un tableur, « ${visibleStart(reason.value)} »`;
    case 'bad-date':
      return `la date « ${visibleStart(reason.value)} » n'a pas la forme ${reason.format} (orders.dateFormat)`;
    case 'bad-currency':
      return `la devise « ${visibleStart(reason.value)} » n'est pas reconnue : un code ISO comme EUR est attendu`;
    case 'credit-slip':
      return `total de ${amount(reason.total)} : c'est un avoir, pas une vente ; il se saisit à la main dans ProShop`;
    case 'nothing-paid':
      return `« ${visibleStart(reason.column)} » est à 0,00 alors que la commande coûte ${amount(reason.expected)}, sans bon ni remise${reason.isReal ? hintOfTotal : ' ; regardez son paiement dans PrestaShop'}`;
    case 'paid-twice':
      return `« ${visibleStart(reason.column)} » (${amount(reason.paid)}) est le double de ce que coûtent les lignes (${amount(reason.expected)})${hintOfTotal}`;
    case 'totals':
      return `les lignes, le port et l'emballage moins les remises font ${amount(reason.expected)}, mais ${amount(reason.paid)} ont été payés`;
    case 'payments':
      return `les paiements (${amount(reason.paid)}) ne peuvent pas faire le total de ${amount(reason.total)}`;
    case 'control-character':
      return `« ${visibleStart(reason.column)} » contient un caractère qu'aucun texte ne porte (cellule abîmée) : « ${visibleStart(reason.value)} »`;
    case 'contradiction':
      return `ses lignes se contredisent sur « ${visibleStart(reason.column)} » : « ${visibleStart(reason.values[0])} » et « ${visibleStart(reason.values[1])} »`;
  }
}

/** Something odd in an order that is taken all the same. */
function warning(odd: OrderWarning): string {
  switch (odd.kind) {
    case 'ean-check-digit':
      return `article ${odd.line} : la clé de contrôle du gencod « ${visibleStart(odd.value)} » est fausse`;
    case 'vat-rate':
      return `article ${odd.line} : le taux de TVA « ${visibleStart(odd.value)} » est illisible, la vente part sans taux`;
    case 'made-twice':
      return `même panier et mêmes articles que la commande ${odd.other}, faite un instant plus tôt : la boutique l'a peut-être créée deux fois. Si c'est le cas, annulez l'une des deux dans PrestaShop, et dans ProShop si elle y est`;
  }
}

export const orders = { fault, rejection, warning };
