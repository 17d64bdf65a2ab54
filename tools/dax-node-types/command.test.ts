import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, IncomingMessage, Server } from "node:http";
import { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NODE_TYPES, NodeTypeCatalogue } from "../../model/cache/node-types/catalogue";
import { refreshNodeTypes } from "./command";
import { renderCatalogue } from "./render-catalogue";

const PAGES = ["page-1.json", "page-2.json"].map((name) => readFileSync(join(__dirname, "fixtures", name), "utf8"));

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Asked {
  readonly target: string;
  readonly ServiceCode?: string;
  readonly NextToken?: string;
}

/** A price list on this machine, which keeps what it was asked. */
class PriceList {
  readonly asked: Asked[] = [];
  private readonly server: Server;

  constructor(answer: (asked: Asked) => Answer) {
    this.server = createServer((incoming, outgoing) => {
      void bodyOf(incoming).then((body) => {
        const target = String(incoming.headers["x-amz-target"]);
        const asked = { target, ...(JSON.parse(body) as object) } as Asked;
        this.asked.push(asked);
        const { status, body: answered } = answer(asked);
        outgoing.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(answered);
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const recorded = ({ NextToken }: Asked): Answer => ({
  status: 200,
  body: (NextToken === undefined ? PAGES[0] : PAGES[1]) ?? "",
});

const OLD: NodeTypeCatalogue = {
  date: "2025-01-01",
  source: "a test",
  regions: { "eu-west-1": { r5: ["large", "xlarge"] }, "us-east-1": { r5: ["large"], t3: ["small"] } },
};

let folder: string;
let file: string;
let priceList: PriceList | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "node-types-"));
  file = join(folder, "catalogue.json");
  writeFileSync(file, renderCatalogue(OLD));
  process.env["AWS_ACCESS_KEY_ID"] = process.env["AWS_SECRET_ACCESS_KEY"] = "test";
});

afterEach(() => {
  priceList?.stop();
  rmSync(folder, { recursive: true });
});

async function refresh(answer: (asked: Asked) => Answer, args: readonly string[] = []) {
  priceList?.stop();
  priceList = new PriceList(answer);
  const endpoint = await priceList.start();
  let [printed, errors] = ["", ""];
  const exitCode = await refreshNodeTypes(args, {
    file,
    endpoint,
    print: (text) => (printed += text),
    printError: (text) => (errors += text),
  });
  return { exitCode, printed, errors, written: readFileSync(file, "utf8") };
}

const REFRESHED = `{
  "date": "2026-08-13",
  "source": "AWS Price List API, offer AmazonDAX",
  "regions": {
    "ap-northeast-2": {
      "r4": ["large"]
    },
    "eu-north-1": {
      "r7i": ["large"]
    },
    "eu-west-1": {
      "r5": ["large"],
      "r7i": ["large", "xlarge"],
      "t3": ["small"]
    },
    "us-east-1": {
      "r7i": ["large", "2xlarge"],
      "t3": ["small", "medium"]
    }
  }
}
`;

test("every page of the price list is read, and the catalogue is written in its order", async () => {
  const { exitCode, written, errors } = await refresh(recorded);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
  expect(written).toBe(REFRESHED);
  expect(priceList?.asked).toEqual([
    { target: "AWSPriceListService.GetProducts", ServiceCode: "AmazonDAX", FormatVersion: "aws_v1" },
    {
      target: "AWSPriceListService.GetProducts",
      ServiceCode: "AmazonDAX",
      FormatVersion: "aws_v1",
      NextToken: "page-2",
    },
  ]);
});

test("what has come and gone is printed, and where clusters would be replaced", async () => {
  const { printed } = await refresh(recorded);
  expect(printed.split("\n").slice(0, -1)).toEqual([
    // Seoul is priced and has no DAX: not a word of it.
    "new in eu-north-1: dax.r7i.large",
    '"automatic" in eu-north-1 was none and becomes dax.r7i.large',
    "new in eu-west-1: dax.r7i.large, dax.r7i.xlarge, dax.t3.small",
    "gone in eu-west-1: dax.r5.xlarge",
    '"automatic" in eu-west-1 was dax.r5.large and becomes dax.t3.small',
    '"automatic" in eu-west-1 was dax.r5.large and becomes dax.r7i.large',
    "new in us-east-1: dax.r7i.large, dax.r7i.2xlarge, dax.t3.medium",
    "gone in us-east-1: dax.r5.large",
    '"automatic" in us-east-1 was dax.r5.large and becomes dax.r7i.large',
    `${file}: 4 Regions, price list of 2026-08-13 (was 2025-01-01)`,
  ]);
});

test("the same price list gives the same bytes, in whatever order it comes", async () => {
  const shuffled = ({ NextToken }: Asked): Answer => {
    const page = JSON.parse((NextToken === undefined ? PAGES[1] : PAGES[0]) ?? "") as { PriceList: string[] };
    const more = NextToken === undefined ? { NextToken: "more" } : { NextToken: undefined };
    return { status: 200, body: JSON.stringify({ ...page, ...more, PriceList: page.PriceList.reverse() }) };
  };
  expect((await refresh(shuffled)).written).toBe(REFRESHED);
  const again = await refresh(recorded);
  expect(again.written).toBe(REFRESHED);
  expect(again.printed).toContain("no node type has come or gone");
});

test("the day on which AWS lists a Graviton node is said first", async () => {
  const page = (PAGES[1] ?? "").replaceAll("dax.r5.large", "dax.r8g.large");
  const graviton = ({ NextToken }: Asked): Answer =>
    NextToken === undefined
      ? { status: 200, body: (PAGES[0] ?? "").replaceAll("dax.r5.large", "dax.r8g.large") }
      : { status: 200, body: page };
  const { printed, written } = await refresh(graviton);
  expect(printed.split("\n")[0]).toBe("Graviton node types are on the price list");
  expect(printed).toContain('"automatic" in eu-west-1 was dax.r5.large and becomes dax.r8g.large');
  expect(written).toContain('"r8g": ["large"]');
});

const listOf = (...products: readonly unknown[]) => ({
  status: 200,
  body: JSON.stringify({ FormatVersion: "aws_v1", PriceList: products.map((product) => JSON.stringify(product)) }),
});
const node = (attributes: object) => ({ product: { attributes }, publicationDate: "2026-01-01T00:00:00Z" });

test.each<[string, Answer, string]>([
  ["an empty price list", listOf(), "the price list has no node of DAX"],
  [
    "a price list without nodes",
    listOf(node({ usagetype: "DataTransfer-Out-Bytes", regionCode: "eu-west-1" })),
    "the price list has no node of DAX",
  ],
  [
    "a node of an unknown form",
    listOf(node({ usagetype: "EU-NodeUsage:dax.next", regionCode: "eu-west-1" })),
    "a node type of an unknown form: EU-NodeUsage:dax.next",
  ],
  [
    "a node without a Region",
    listOf(node({ usagetype: "EU-NodeUsage:dax.r7i.large" })),
    "names no Region for EU-NodeUsage:dax.r7i.large",
  ],
  ["something else", listOf({ hello: "world" }), "a product of an unknown form"],
  [
    "a refusal",
    { status: 400, body: JSON.stringify({ __type: "AccessDeniedException", message: "no pricing:GetProducts" }) },
    "no pricing:GetProducts",
  ],
])("%s leaves the catalogue as it was, and says why", async (_, answer, reason) => {
  const { exitCode, printed, errors, written } = await refresh(() => answer);
  expect({ exitCode, printed, written }).toEqual({ exitCode: 1, printed: "", written: renderCatalogue(OLD) });
  expect(errors).toContain("the node types were not refreshed: ");
  expect(errors).toContain(reason);
  expect(errors).not.toMatch(/^\s+at /m);
});

test("a node that is not in a Region, such as in a Local Zone, is passed over", async () => {
  const zone = {
    usagetype: "LAX1-NodeUsage:dax.r7i.large",
    regionCode: "us-west-2-lax-1",
    locationType: "AWS Local Zone",
  };
  const region = { usagetype: "EU-NodeUsage:dax.r7i.large", regionCode: "eu-west-1", locationType: "AWS Region" };
  const { written } = await refresh(() => listOf(node(zone), node(region)));
  expect(Object.keys((JSON.parse(written) as NodeTypeCatalogue).regions)).toEqual(["eu-west-1"]);
});

test("nothing is asked where help is wanted, or something that it does not know", async () => {
  const help = await refresh(recorded, ["--help"]);
  expect([help.exitCode, help.printed]).toEqual([0, expect.stringContaining("npm run refresh:dax-node-types")]);
  expect((await refresh(recorded, ["eu-west-1"])).exitCode).toBe(1);
  expect(priceList?.asked).toEqual([]);
});

test("the catalogue of the project is as it is written", () => {
  const path = join(__dirname, "../../model/cache/node-types/catalogue.json");
  expect(readFileSync(path, "utf8")).toBe(renderCatalogue(NODE_TYPES));
});
