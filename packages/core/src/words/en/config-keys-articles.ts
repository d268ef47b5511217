import type { articleKeys as french } from '../fr/config-keys-articles.ts';

export const articleKeys: Record<keyof typeof french, string> = {
  articles:
    'The back office\'s articles, written into the shop by "stock-csv-mod articles": products, sizes, texts, prices, images. Absent: nothing is written there.',
  'articles.source':
    '"stock": the stock file itself (stock.source); else a CSV of articles on the FTP server.',
  'articles.columns':
    "Columns with names of their own, as for the orders. variationReference: a size's own reference; active: on sale (Y or N); images, documents: file names or addresses.",
  'articles.features':
    'Features of the shop and the column that holds their value. Several values are separated by "|".',
  'articles.attributes':
    "What tells the combinations of a product apart, two at most: the shop's attribute group and its column.",
  'articles.group': 'Lines where these columns are equal are one product.',
  'articles.name':
    'Name of the product, with {supplier}, {material}, {colour}, {name} or {reference} as the file has them.',
  'articles.create': 'To create the articles that the shop does not have. Absent: no product is created.',
  'articles.create.active': 'true: on sale as soon as all of it is there; false: to be put on sale by hand.',
  'articles.create.category':
    'Category of products whose category the file does not say: its name, or its path "Women > Boots".',
  'articles.create.taxRulesGroup':
    'Tax rule of products whose rate the file does not say: its name in the shop.',
  'articles.update':
    'What is written again to products that are in the shop already. What is not named stays as the shop has it.',
  'articles.price': 'How prices are read and written.',
  'articles.price.from': '"ttc": the price of the file that counts is with tax; "ht": without tax.',
  'articles.price.decimals': 'Decimals of the price without tax that is written into the shop.',
  'articles.images':
    'Where the images are: a folder of this computer (folder), of the FTP server (remote), or both. http(s) addresses in a column "Images" work without this section too.',
  'articles.images.folder': 'Folder of this computer.',
  'articles.images.remote': 'Folder of the FTP server.',
  'articles.images.pattern':
    'Names of an article\'s images, or a list of such names: {reference} or {gencod} (image of one combination), "*" for the rest.',
  'articles.documents':
    'Where the documents attached to products are: a folder of this computer (folder), of the FTP server (remote), or both.',
  'articles.documents.folder': 'Folder of this computer.',
  'articles.documents.remote': 'Folder of the FTP server.',
  'articles.documents.pattern': "Names of an article's documents, as for the images.",
  'articles.specificPrices':
    'CSV of specific prices: by customer, by group, by quantity, for a time. Absent: none is touched.',
  'articles.specificPrices.source': 'File on the FTP server.',
  'articles.specificPrices.columns':
    'Columns with names of their own (reference, gencod, customer, group, price, reduction, fromQuantity, from, to).',
  'articles.specificPrices.dateFormat': 'Format of the dates in that file: day and month are never guessed.',
  'articles.filters':
    'Lines of the file of articles to be read, as stock.filters; []: all. A product with one line that is recent enough (withinDays) is read whole.',
  'articles.guard': 'Checks before anything is written: if one fails, nothing is. 0: no check.',
  'articles.guard.maxNew': 'Most new products in one run.',
  'articles.guard.maxChangedPercent':
    'Largest share of the known products that change in one run, in percent.',
};
