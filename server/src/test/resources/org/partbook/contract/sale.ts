// The story of a sale with the generated TypeScript client. It says the same as Sale.java.
import {
  type AssetItem,
  AssetsApi,
  type AssetsListResponse,
  Configuration,
  type ErrorResponse,
  ErrorResponseFromJSON,
  HealthApi,
  type OrderItem,
  type PurchaseInProcessingResponse,
  PurchaseInProcessingResponseFromJSON,
  type OrderProcessingFailedResponse,
  OrderProcessingFailedResponseFromJSON,
  PurchaseApi,
  type PurchaseRegisterRequest,
  ResponseError,
  type ValidationToken,
  type VoidApiResponse,
} from './client';

declare const process: { env: { [name: string]: string } };

const ORDER = Number(process.env.ORDER);

class Sale {
  private readonly assets: AssetsApi;
  private readonly purchases: PurchaseApi;

  constructor(token: string) {
    const configuration = new Configuration({ accessToken: token });
    this.assets = new AssetsApi(configuration);
    this.purchases = new PurchaseApi(configuration);
  }

  async ofTheFirstGeneration(): Promise<void> {
    await this.health();
    await this.catalogue();

    await this.register(piano(1));
    await this.register({ ...piano(2), parts: null });
    await refused('once more', () => this.register(piano(1)));
    show(await this.settled(ORDER));
    const line = { orderId: ORDER, orderLineId: 1 };
    await open((await this.purchases.connectorPurchaseDownloadUrl(line)).url);
    await open((await this.purchases.connectorPurchaseViewUrl(line)).url);

    const other = { orderId: ORDER, orderLineId: 2 };
    await refused('cancel line 1', () => this.cancel(ORDER, 1));
    await this.cancel(ORDER, 2);
    await refused('cancel line 2', () => this.cancel(ORDER, 2));
    await refused('download line 2', () => this.purchases.connectorPurchaseDownloadUrl(other));
    show(await this.settled(ORDER));

    await this.parts();
    await this.waiting();
    await this.failing();
    await this.refusals();
  }

  async ofTheSecondGeneration(): Promise<void> {
    const wanted = { assetId: 1001, customerIp: '203.0.113.5', quantity: 3 };
    const validation = await this.validate(wanted);
    const left = validation.expDate - Date.now() / 1000;
    say(`validated: for ${Math.floor((left + 30) / 60)} minutes`);

    await this.register({ ...paid(12.3, 4.1), orderLineId: 1, token: validation.token });
    show(await this.settled(ORDER));
    await refused('forged', () =>
      this.register({ ...paid(1, 1), orderLineId: 2, token: 'forged' }),
    );
    await refused('from Germany', () =>
      this.validate({ ...wanted, assetId: 1003, customerIp: '198.51.100.7' }),
    );
  }

  private validate(wanted: {
    assetId: number;
    customerIp: string;
    quantity: number;
  }): Promise<ValidationToken> {
    return this.purchases.connectorPurchaseValidatePurchaseBeforePayment({
      purchaseValidateBeforePaymentRequest: wanted,
    });
  }

  private async health(): Promise<void> {
    for (const item of await new HealthApi().health()) {
      const well: boolean = item.health;
      say(`health: ${item.name} ${well}`);
    }
  }

  private async catalogue(): Promise<void> {
    let page: AssetsListResponse | undefined;
    do {
      page = await this.assets.assetsList({ pageSize: 5, lastId: page?.lastId ?? 0 });
      say(`page: ${page.assets.map((asset) => asset.assetId).join(' ')}`);
      page.assets.forEach(showAsset);
    } while (page.nextPage !== null);
  }

  private async parts(): Promise<void> {
    await this.register({
      ...paid(10, 10),
      orderNumber: ORDER - 1,
      orderLineId: 1,
      assetId: 2000,
      countryCode: 'US',
      quantity: 1,
      parts: [
        { assetId: 2001, orderLineId: 1 },
        { assetId: 2003, orderLineId: 2 },
        { assetId: 2004, orderLineId: 3 },
      ],
    });
    show(await this.settled(ORDER - 1));
  }

  private async waiting(): Promise<void> {
    const reply = await this.purchases.connectorPurchaseInfoRaw({ orderId: 7 });
    const order: PurchaseInProcessingResponse = PurchaseInProcessingResponseFromJSON(await reply.raw.json());
    say(`waiting: ${reply.raw.status} ${order.status}`);
  }

  private async failing(): Promise<void> {
    await this.register({ ...piano(1), orderNumber: ORDER - 2, assetId: 1005 });
    try {
      await this.settled(ORDER - 2);
    } catch (e) {
      const response = responseOf(e);
      const failed: OrderProcessingFailedResponse = OrderProcessingFailedResponseFromJSON(await response.json());
      say(`failed: ${response.status} ${failed.status}`);
      check(failed.message.length > 0);
    }
  }

  private async refusals(): Promise<void> {
    const info = (orderId: number) => this.purchases.connectorPurchaseInfo({ orderId });
    await refused('two fields', () =>
      this.register({ ...piano(3), countryCode: 'UK', quantity: 0 }),
    );
    await refused('no such asset', () => this.register({ ...piano(3), assetId: 999999 }));
    await refused('no such order', () => info(99));
    await refused('no such line', () => this.cancel(ORDER, 9));
    await refused('no page', () => this.assets.assetsList({ pageSize: 0, lastId: 0 }));
    await refused('nobody', () =>
      new Sale('nobody').purchases.connectorPurchaseInfo({ orderId: ORDER }),
    );
  }

  private async register(sale: PurchaseRegisterRequest): Promise<void> {
    const reply = await this.purchases.connectorPurchaseRegisterRaw({
      purchaseRegisterRequest: sale,
    });
    say(`registered: ${done(reply)}`);
  }

  private async cancel(orderId: number, orderLineId: number): Promise<void> {
    const reply = await this.purchases.connectorPurchaseCancelRaw({ orderId, orderLineId });
    say(`cancelled: ${done(reply)}`);
  }

  private async settled(orderId: number): Promise<OrderItem[]> {
    for (let i = 0; i < 600; i++) {
      const reply = await this.purchases.connectorPurchaseInfoRaw({ orderId });
      if (reply.raw.status !== 202) {
        return reply.value();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`order ${orderId} is still being processed`);
  }
}

function showAsset(asset: AssetItem): void {
  say(`  ${asset.title}, from ${asset.minQty ?? 1}`);
  if (!asset.world) {
    say(`    in ${asset.countries?.join(' ')}`);
  }
  if (asset.partable) {
    say(`    of ${asset.packages?.map((part) => part.assetId).join(' ')}`);
  }
  if (asset.retailPrice != null) {
    const price: number = asset.retailPrice;
    const author = asset.contributors?.[0];
    const origin = asset.usergens?.[0];
    say(
      `    for ${price}, ${asset.performanceTime} seconds,` +
        ` by ${author?.name} (${author?.isPrimary}), for ${asset.instruments?.[0]?.name},` +
        ` or ${asset.prices?.[0]?.price}, or ${asset.relatedGoods?.[0]?.relatedProductId}`,
    );
    say(`    place ${origin?.medleyAssets?.[0]?.sequence}`);
    check(origin?.commissionOverrideRate == null);
    check(asset.voicing == null);
  }
}

function piano(orderLineId: number): PurchaseRegisterRequest {
  return { ...paid(12.3, 4.1), orderLineId, assetId: 1001, countryCode: 'US', quantity: 3 };
}

function paid(lineItemPrice: number, unitPrice: number) {
  return { orderNumber: ORDER, lineItemPrice, unitPrice, customer: 'Clara Wieck' };
}

function done(reply: VoidApiResponse): string {
  return `${reply.raw.status} ${reply.raw.headers.get('X-Environment')}`;
}

function show(lines: OrderItem[]): void {
  for (const line of lines) {
    const price: number = line.lineItemPrice;
    const links =
      line.downloadUrl === null && line.viewUrl === null
        ? 'without links'
        : `with ${pathOf(line.downloadUrl)}${pathOf(line.viewUrl)}`;
    say(
      `line: ${line.orderId}/${line.orderLineId} ${line.assetId} for ${line.customer}` +
        ` in ${line.countryCode}, ${line.quantity} of ${line.unitPrice} for ${price},` +
        ` ${line.status} ${links}`,
    );
  }
}

function pathOf(url: string | null): string {
  return url === null ? 'nothing' : new URL(url).pathname.replace(/(^\/[^/]+\/).*/, '$1');
}

async function open(url: string): Promise<void> {
  const response = await fetch(url);
  check((await response.arrayBuffer()).byteLength > 1000);
  say(`opened: ${response.status} ${response.headers.get('Content-Type')?.split(';')[0]}`);
}

async function refused(what: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (e) {
    const response = responseOf(e);
    const error: ErrorResponse = ErrorResponseFromJSON(await response.json());
    check(error.status === response.status);
    check(error.message.length > 0);
    check(error.requestId === response.headers.get('X-Request-Id'));
    const fields = (error.errors ?? []).map((wrong) => ` ${wrong.field}`);
    say(`${what}: ${error.code} ${error.name}${fields.join('')}`);
    return;
  }
  throw new Error(`${what} was not refused`);
}

function responseOf(e: unknown): Response {
  if (e instanceof ResponseError) {
    return e.response;
  }
  throw e;
}

function check(condition: boolean): void {
  if (!condition) {
    throw new Error('not as it should be');
  }
}

function say(line: string): void {
  console.log(line);
}

async function main(): Promise<void> {
  await new Sale(process.env.PARTBOOK_TOKEN).ofTheFirstGeneration();
  await new Sale(process.env.PARTBOOK_SANDBOX_TOKEN).ofTheSecondGeneration();
}

void main();
