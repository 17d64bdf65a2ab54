import { GetProductsCommand, GetProductsCommandOutput, PricingClient } from "@aws-sdk/client-pricing";

/** The offer of DAX. Not the one of DynamoDB, which has no nodes. */
const OFFER = "AmazonDAX";

/** Every product of DAX that AWS's price list has, in all Regions, each as the JSON text that AWS sends. */
export async function readPriceList(client: PricingClient): Promise<string[]> {
  const products: string[] = [];
  let page: string | undefined;
  do {
    const command = new GetProductsCommand({ ServiceCode: OFFER, FormatVersion: "aws_v1", NextToken: page });
    const answer: GetProductsCommandOutput = await client.send(command);
    // The SDK wraps each text in an object that is read as text.
    const listed = (answer.PriceList ?? []) as readonly unknown[];
    products.push(...listed.map(String));
    page = answer.NextToken;
  } while (page !== undefined && page !== "");
  return products;
}
