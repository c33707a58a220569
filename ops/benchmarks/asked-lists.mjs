// The lists and searches that the benchmark asks for.
const BY_NAME = 'name collate "und-x-icu"';

/** A list, and the condition and order of its rows in SQL: what is needed to find its last page. */
const list = (path, from, order) => ({ path, from, order });

/** Every list, in every order, with every filter; of the item and the customer with a long history. */
export function lists(item, customer) {
  const all = [];
  const orders = (path, from, names) => {
    for (const [name, sql] of Object.entries(names)) {
      for (const [sign, direction] of [
        ['', 'asc'],
        ['-', 'desc'],
      ]) {
        const order = `${sql} ${direction}, id ${direction}`;
        all.push(list(`${path}sort=${sign}${name}`, from, order));
      }
    }
  };
  const itemOrders = { name: BY_NAME, priceSats: 'price_sats', quantity: 'quantity' };
  const customerOrders = { name: BY_NAME, createdAt: 'created_at' };
  const active = 'items where archived_at is null';
  orders('/api/items?', active, itemOrders);
  orders('/api/items?stock=low&', `${active} and quantity <= low_stock_threshold`, itemOrders);
  orders('/api/items?status=archived&', 'items where archived_at is not null', {
    name: BY_NAME,
  });
  orders('/api/customers?', 'customers', customerOrders);
  // Words of one row, of some, of a tenth, and of all.
  for (const words of [
    'SKU-777',
    'a1',
    'coffee',
    'coffee every',
    'everything',
    'nowhere',
    'çöffee',
    '%',
    '7%',
  ]) {
    const search = encodeURIComponent(words);
    const from = `${active} and search @@ search_query('${words}')`;
    orders(`/api/items?search=${search}&`, from, itemOrders);
  }
  for (const words of [
    'c777@customer.example',
    'a1',
    'ana',
    'ana zur',
    'zurich',
    'nowhere',
    '414477',
    'Zürich',
  ]) {
    const search = encodeURIComponent(words);
    const from = `customers where search @@ search_query('${words}')`;
    orders(`/api/customers?search=${search}&`, from, customerOrders);
  }
  const latest = 'issued_at desc, id desc';
  const paid = 'invoice_balances b where b.invoice_id = issued_invoices.id and status';
  all.push(list('/api/invoices?', 'issued_invoices', latest));
  for (const status of ['open', 'partly-paid', 'paid', 'overpaid']) {
    const from = `issued_invoices where exists (select from ${paid} = '${status}')`;
    all.push(list(`/api/invoices?status=${status}&`, from, latest));
  }
  for (const words of ['2026-000777', 'a1', 'ana', 'nowhere']) {
    const from = `issued_invoices where search @@ search_query('${words}')`;
    all.push(list(`/api/invoices?search=${words}&`, from, latest));
  }
  all.push(
    list('/api/invoices?issuedFrom=2000-01-01&issuedUntil=2030-01-01', undefined, ''),
    list('/api/invoices?issuedUntil=2000-01-01', undefined, ''),
    list('/api/items?stock=expiring', undefined, ''),
    list(
      `/api/items/${item}/stock-movements?`,
      `stock_movements where item_id = '${item}'`,
      'id desc',
    ),
    list(
      `/api/customers/${customer}/purchases?`,
      `purchases where customer_id = '${customer}'`,
      'id desc',
    ),
    list(`/api/customers/${customer}/sales?`, `sales where customer_id = '${customer}'`, 'id desc'),
    list('/api/users?', 'users', undefined),
    list('/api/low-stock-items?', undefined, ''),
  );
  return all;
}
