import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { create } from 'xmlbuilder2';
import { compileBuiltInLayout } from '../../src/layout/load-layout.ts';
import { compileLayout, type LayoutSettings } from '../../src/layout/compile.ts';
import { readLayout } from '../../src/layout/read-layout.ts';
import type { Sale } from '../../src/sale/sale.ts';
import { sampleSales } from '../sale/sample-orders.ts';
import { anySale } from '../sale/any-sale.ts';

const facts = { lot: '20261122-095703-0007', createdAt: '2026-11-22T09:57:03' };
const settings: LayoutSettings = { name: 'default-layout.json', encoding: 'UTF-8', perOrder: false };

function sample(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../../samples/layouts', name), 'utf8');
}

test('the built-in layout writes samples/layouts/ventes.xml', () => {
  expect([...compileBuiltInLayout('UTF-8').document(facts, sampleSales)].join('')).toBe(sample('ventes.xml'));
});

test("a shop's own layout writes another format, without a rebuild", () => {
  const layout = readLayout(sample('caisse-attributs.json'), 'caisse-attributs.json');
  const compiled = compileLayout(layout, settings);
  expect([...compiled.document(facts, sampleSales)].join('')).toBe(sample('caisse-attributs.xml'));
});

/** The built-in format, built by xmlbuilder2 without any layout. */
function renderDirectly(sales: readonly Sale[]): string {
  const tree = {
    VentesWeb: { '@Version': '1', '@Lot': facts.lot, Vente: sales.map(describeSale) },
  };
  return `${create({ encoding: 'UTF-8' }, tree).end({ prettyPrint: true, wellFormed: true })}\n`;
}

function describeSale({ store, order, customer, lines, payments, totals }: Sale): object {
  const address = (from: Sale['customer']['invoiceAddress']) => ({
    Ligne1: from.line1,
    Ligne2: from.line2,
    CodePostal: from.postcode,
    Ville: from.city,
    CodePays: from.country,
  });
  return {
    Genre: 'VENTE',
    CodeMagasin: store,
    CodeVendeur: 'WEB',
    NumCommandeWeb: order.id,
    ReferenceWeb: order.ref,
    Date: order.date.slice(0, 10),
    Heure: order.date.slice(11),
    Devise: order.currency,
    Client: {
      Code: customer.code,
      Civilite: customer.title,
      Nom: customer.lastName,
      Prenom: customer.firstName,
      Societe: customer.company,
      Email: customer.email,
      Telephone: customer.phone,
      AdresseFacturation: address(customer.invoiceAddress),
      AdresseLivraison: address(customer.deliveryAddress),
    },
    Lignes: lines.length === 0 ? '' : { Ligne: lines.map(describeLine) },
    Reglements: payments.length === 0 ? '' : { Reglement: payments.map(describePayment) },
    Totaux: { TotalTTC: euros(totals.amount), TotalReglements: euros(totals.payments) },
  };
}

function describeLine(line: Sale['lines'][number]): object {
  const isProduct = line.kind === 'ARTICLE' || line.kind === 'CARTECADEAU';
  return {
    '@Num': line.number,
    Genre: line.kind,
    ...(isProduct && { Gencod: line.gencod }),
    Reference: line.reference,
    Libelle: line.name,
    Qte: line.quantity,
    PrixUnitaireTTC: euros(line.unitPrice),
    RemiseTTC: euros(line.discount),
    TauxTVA: euros(line.vatRate),
    MontantTTC: euros(line.amount),
  };
}

function describePayment({ code, label, amount }: Sale['payments'][number]): object {
  return { Code: code, Libelle: label, Montant: euros(amount) };
}

function euros(cents: number | null): string {
  return cents === null ? '' : (cents / 100).toFixed(2);
}

// xmlbuilder2 leaves and even decodes what looks like a reference, and writes carriage returns as they are.
const plainText = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('&', '+'));

test('the filled layout is what xmlbuilder2 would have written', () => {
  const layout = compileBuiltInLayout('UTF-8');
  const sales = fc.array(anySale(plainText), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(sales, (some) => {
      expect([...layout.document(facts, some)].join('')).toBe(renderDirectly(some));
    }),
  );
});
