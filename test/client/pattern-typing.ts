/*
 * What the compiler knows of the access patterns of a table. It is never run: `npm run typecheck` fails where one of the
 * marked lines is accepted, and where one of the others is not.
 */
import { TableClient } from "../../client";
import { recurringPayments, sessions } from "../../environments/tables";

export async function typingOfReads(payments: TableClient<typeof recurringPayments>): Promise<void> {
  const receipts = payments.pattern("receipts of an account");
  for await (const { PK } of receipts({ account: "1" })) PK satisfies string;
  // @ts-expect-error -- no pattern has this name
  payments.pattern("receipts of an acount");
  // @ts-expect-error -- the parameter is missing
  receipts({});
  // @ts-expect-error -- the parameter is called account
  receipts({ acount: "1" });
  // @ts-expect-error -- a Query finds many items
  receipts({ account: "1" }) satisfies Promise<unknown>;

  const [reminder] = await payments.pattern("reminders due on a date")({ date: "2023-06-21" }).all();
  reminder?.NextReminderDate satisfies string | undefined;
  reminder?.Email satisfies unknown;
  // @ts-expect-error -- nobody says of which type this attribute is
  reminder?.Email satisfies string | undefined;
  // @ts-expect-error -- the pattern does not return this attribute
  reminder?.PaymentDetails satisfies unknown;
}

export async function typingOfWrites(payments: TableClient<typeof recurringPayments>): Promise<void> {
  const create = payments.pattern("create receipt");
  const given = { account: "1", processed: "2023-06-28T06:01:12.480Z", sku: "999" };
  await create(given, { Email: "m@example.com" });
  await create(given, { Email: "m@example.com" }, { once: true });
  // @ts-expect-error -- the pattern does not write this attribute
  await create(given, { Mail: "m@example.com" });
  // @ts-expect-error -- a parameter is missing
  await create({ account: "1", sku: "999" }, {});
}

export async function typingOfKeys(
  payments: TableClient<typeof recurringPayments>,
  tokens: TableClient<typeof sessions>,
): Promise<void> {
  await payments.batchGet([{ PK: "ACC#1", SK: "SUB#1" }]);
  // @ts-expect-error -- the sort key is missing
  await payments.batchGet([{ PK: "ACC#1" }]);
  // @ts-expect-error -- the key is a text
  await payments.batchWrite([{ delete: { PK: "ACC#1", SK: 1 } }]);
  // @ts-expect-error -- the pattern belongs to another table
  tokens.pattern("receipts of an account");
}
