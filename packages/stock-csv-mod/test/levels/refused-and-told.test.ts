import { asItIs, gencodOf, inShopRoom, type ShopRoom } from './shop-room.ts';

const nine = asItIs.map(() => 9);

/** Somebody changes in the shop what hangs on the size with that number. Returns what takes it back. */
function changeSize(
  { shop }: ShopRoom,
  table: 'combinations' | 'stock_availables',
  size: number,
  values: Record<string, string | number>,
): () => void {
  const of = shop.state.data.table(table);
  const [row] = table === 'combinations' ? [of.rows.get(size)] : of.where('id_product_attribute', size);
  if (row === undefined) throw new Error(`the shop has no size ${size}`);
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, of.value(row, name) ?? '']));
  of.update(row, { values });
  return () => of.update(row, { values: before });
}

const sameGencod = (room: ShopRoom) => changeSize(room, 'combinations', 2, { ean13: gencodOf(1) });

function withoutQuantity({ shop }: ShopRoom): () => void {
  const of = shop.state.data.table('stock_availables');
  const [row] = of.where('id_product_attribute', 3);
  if (row === undefined) throw new Error('the shop has no size 3');
  of.delete(row);
  return () => void of.insert({ values: Object.fromEntries(row.values) });
}

/** From the moment on when it is written. */
function refusedByShop(room: ShopRoom): () => void {
  let takeBack = (): void => undefined;
  room.shop.behaviour = ({ method }) => {
    if (method === 'PATCH') takeBack = changeSize(room, 'stock_availables', 4, { depends_on_stock: 1 });
    return undefined;
  };
  return () => {
    room.shop.behaviour = () => undefined;
    takeBack();
  };
}

test.each<[what: string, harm: (room: ShopRoom) => () => void, told: string, remedy: string]>([
  [
    'a gencod on two sizes',
    sameGencod,
    `stock-csv-mod, 1 refus : Le gencod ${gencodOf(1)} est sur plusieurs articles de la boutique`,
    'Corrigez leurs gencods dans PrestaShop.',
  ],
  [
    'a size without a quantity',
    withoutQuantity,
    `stock-csv-mod, 1 refus : ${gencodOf(3)} n'a pas de quantité dans la boutique.`,
    'Ouvrez ce produit dans PrestaShop et enregistrez-le.',
  ],
  [
    'a quantity that the shop refuses',
    refusedByShop,
    `stock-csv-mod, 1 refus : La boutique refuse la quantité de ${gencodOf(4)}`,
    'Corrigez-la dans PrestaShop ; le passage suivant écrit sa quantité.',
  ],
])(
  'a size that is refused is named by status and by the page until it is settled: %s',
  (_, harm, told, remedy) =>
    inShopRoom(
      async (room) => {
        const { rehearsal } = room;
        const status = async () => (await rehearsal.ordersToXml('status', '--lang', 'fr')).out;
        const takeBack = harm(room);
        room.putStock(nine);
        expect((await room.run()).exitCode).toBe(5);
        for (const part of ['Quantités, dans la boutique (1)', told, remedy, 'orders-to-xml ack R'])
          expect(await status()).toContain(part);
        expect(rehearsal.local('page.html')).toContain('1 taille à trancher');
        rehearsal.now = new Date(rehearsal.now.getTime() + 1_800_000);
        await room.run('--only', gencodOf(12));
        expect(await status()).toContain(told);
        takeBack();
        expect((await room.run()).exitCode).toBe(0);
        expect(await status()).toContain("rien n'attend une personne");
        expect(rehearsal.local('page.html')).toContain('Tout va bien');
      },
      { config: { report: 'page.html', language: 'fr', stock: { guard: { maxAgeMinutes: 0 } } } },
    ),
);
