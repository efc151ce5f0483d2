// A hundred sales at once with the generated TypeScript client: how many are ready at the first call.
import { Configuration, PurchaseApi } from './client';

declare const process: { env: { [name: string]: string } };

const purchases = new PurchaseApi(
  new Configuration({ accessToken: process.env.PARTBOOK_TOKEN }),
);

async function sell(order: number): Promise<boolean> {
  const purchaseRegisterRequest = {
    assetId: 1001,
    orderNumber: order,
    orderLineId: 1,
    countryCode: 'US',
    quantity: 1,
    unitPrice: 3.95,
    lineItemPrice: 3.95,
    customer: 'Clara Wieck',
  };
  await purchases.connectorPurchaseRegister({ purchaseRegisterRequest });
  const reply = await purchases.connectorPurchaseInfoRaw({ orderId: order });
  return reply.raw.status === 200;
}

async function main(): Promise<void> {
  const first = Number(process.env.ORDER);
  const orders = Array.from({ length: 100 }, (_, i) => first - i);
  console.log((await Promise.all(orders.map(sell))).filter((ready) => ready).length);
}

void main();
