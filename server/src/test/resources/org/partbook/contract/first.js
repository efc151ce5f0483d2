// A hundred sales at once with the generated JavaScript client, which takes a 202 for a crash: how
// many are ready at the first call.
const HlConnect = require('./client/src');

const ORDER = Number(process.env.ORDER);

const client = new HlConnect.ApiClient();
client.authentications['access_token'].accessToken = process.env.PARTBOOK_TOKEN;
const purchases = new HlConnect.PurchaseApi(client);

function call(operation, value) {
  return new Promise((resolve) => {
    purchases[operation](value, (error, data, response) => resolve({ error, data, response }));
  });
}

async function sell(order) {
  const sale = HlConnect.PurchaseRegisterRequest.constructFromObject({
    asset_id: 1001,
    order_number: order,
    order_line_id: 1,
    country_code: 'US',
    quantity: 1,
    unit_price: 3.95,
    line_item_price: 3.95,
    customer: 'Clara Wieck',
  });
  await call('connectorPurchaseRegister', sale);
  const { error, data, response } = await call('connectorPurchaseInfo', order);
  return !error && response.status === 200 && data[0].status === 'COMPLETED';
}

async function main() {
  const orders = Array.from({ length: 100 }, (_, i) => ORDER - i);
  const ready = (await Promise.all(orders.map(sell))).filter((one) => one).length;
  console.log(ready);
}

void main();
