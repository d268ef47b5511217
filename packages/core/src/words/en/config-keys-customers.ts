/** What each key of `customers` is for. */
export const customerKeys = {
  customers:
    'Customers, from one side to the other: from the back office to the shop (toShop), from the shop to it (fromShop). Absent: no customer is read or written.',
  'customers.toShop':
    'What "stock-csv-mod customers" writes into the shop: the customers, groups and addresses of the back office\'s file.',
  'customers.toShop.source':
    'CSV file of customers on the FTP server, one line per address; lines with the same e-mail address are one customer.',
  'customers.toShop.columns':
    'Columns with a name of their own (code, title, lastName, firstName, company, siret, vatNumber, email, phone, line1, line2, postcode, city, country, group), as for orders.',
  'customers.toShop.create': 'Create customers that the shop does not know.',
  'customers.toShop.groups':
    'Put each customer into their group, and create groups that are missing: their prices depend on it.',
  'customers.toShop.addresses': 'Add the addresses that the shop does not know.',
  'customers.toShop.dormant':
    'The column that says that a customer is dormant, and what then stands there. Absent: none is.',
  'customers.toShop.dormant.column': "The column's heading.",
  'customers.toShop.dormant.is': 'What the cell of a dormant customer holds.',
  'customers.toShop.deactivate':
    'Deactivate dormant customers in the shop (never delete them). false: they are only left out.',
  'customers.toShop.filters':
    'Which lines of the file count, as for the stock: by a value or by a date. Empty: all.',
  'customers.fromShop':
    'What "orders-to-xml customers" hands to the back office: the shop\'s new or changed customers, as XML.',
  'customers.fromShop.prospects': 'Customers who have ordered nothing yet, too.',
  'customers.fromShop.fileName': 'Name of the files, with {date}, {time} and {batch}, which makes it unique.',
  'customers.fromShop.layout':
    'XML layout of customers (see "orders-to-xml layout --customers"). Absent: the built-in one.',
};
