import { ResourceRecord } from "../../controls/control";

/** A policy as IAM reads it. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly DocumentStatement[];
}

export interface DocumentStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly [element: string]: unknown;
}

export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** A role with everything that decides what it may do. */
export interface RoleUnderTest {
  readonly name: string;
  readonly arn: string;
  readonly trust: PolicyDocument;
  readonly identity: readonly NamedPolicy[];
  readonly boundary: NamedPolicy;
}

/** Every policy that has a say in a request. */
export interface PoliciesUnderTest {
  readonly roles: ReadonlyMap<string, RoleUnderTest>;
  /** Managed policies by name. */
  readonly managed: ReadonlyMap<string, NamedPolicy>;
  /** Resource policies of tables by the table's ARN. */
  readonly tables: ReadonlyMap<string, PolicyDocument>;
  /** Key policies by alias. */
  readonly keys: ReadonlyMap<string, PolicyDocument>;
  /** The policy of the trail's bucket by the bucket's ARN: what that of an archive says is asked in test/archive. */
  readonly buckets: ReadonlyMap<string, PolicyDocument>;
  /** The policy of the gateway endpoint, where the environment has one. */
  readonly endpoints: readonly NamedPolicy[];
}

function textOf(record: ResourceRecord, name: string): string {
  const value = record.values[name];
  if (typeof value !== "string") throw new Error(`${record.address} has no ${name}`);
  return value;
}

function documentOf(record: ResourceRecord, name: string): PolicyDocument {
  return JSON.parse(textOf(record, name)) as PolicyDocument;
}

const isReference = (text: string) => text.startsWith("${");

/** The address that a reference begins with: `${aws_iam_policy.x.arn}` leads to `aws_iam_policy.x`. */
function addressIn(reference: string): string {
  const [type, name] = reference.replace(/^\$\{|\}$/g, "").split(".");
  return `${type}.${name}`;
}

/**
 * Reads the policies from resources as a plan or a synthesized configuration has them: attached where an attachment
 * says so, bounded by the policy whose ARN the role names.
 */
export function policiesIn(records: readonly ResourceRecord[], account: string): PoliciesUnderTest {
  const ofType = (type: string) => records.filter((record) => record.type === type);
  const policies = ofType("aws_iam_policy").map((record) => ({
    address: record.address,
    name: textOf(record, "name"),
    document: documentOf(record, "policy"),
  }));
  const attachments = ofType("aws_iam_role_policy_attachment").map((record) => ({
    role: textOf(record, "role"),
    policy: addressIn(textOf(record, "policy_arn")),
  }));
  const roles = ofType("aws_iam_role").map((record): RoleUnderTest => {
    const name = textOf(record, "name");
    const attached = attachments.filter(({ role }) => role === name || addressIn(role) === record.address);
    const boundaryName = textOf(record, "permissions_boundary").split(":policy/")[1];
    const boundary = policies.find((policy) => policy.name === boundaryName);
    if (!boundary) throw new Error(`${record.address} is bounded by a policy that nobody makes: ${boundaryName}`);
    return {
      name,
      arn: `arn:aws:iam::${account}:role/${name}`,
      trust: documentOf(record, "assume_role_policy"),
      identity: policies.filter(({ address }) => attached.some(({ policy }) => policy === address)),
      boundary,
    };
  });
  const tables = ofType("aws_dynamodb_resource_policy").map((record) => {
    const document = documentOf(record, "policy");
    const [arn] = [document.Statement[0]?.Resource].flat();
    if (typeof arn !== "string") throw new Error(`${record.address} names no table`);
    return [arn, document] as const;
  });
  const keys = ofType("aws_kms_alias").flatMap((record) => {
    const target = addressIn(textOf(record, "target_key_id"));
    const key = records.find(({ address }) => address === target);
    if (!key) throw new Error(`${record.address} leads to no key`);
    // A policy that names what is not there yet is not in a plan: that of the key of backup reports, which no request here is about.
    return isReference(textOf(key, "policy")) ? [] : [[textOf(record, "name"), documentOf(key, "policy")] as const];
  });
  const trailBuckets = ofType("aws_s3_bucket").filter(({ address }) => address === "aws_s3_bucket.trail");
  const buckets = trailBuckets.map((bucket) => {
    const record = records.find(({ address }) => address === "aws_s3_bucket_policy.trail");
    if (!record) throw new Error(`${bucket.address} has no policy`);
    return [`arn:aws:s3:::${textOf(bucket, "bucket")}`, documentOf(record, "policy")] as const;
  });
  const endpoints = ofType("aws_vpc_endpoint")
    .filter(({ values }) => values["vpc_endpoint_type"] === "Gateway")
    .map((record) => ({ name: record.address, document: documentOf(record, "policy") }));
  return {
    roles: new Map(roles.map((role) => [role.name, role])),
    managed: new Map(policies.map((policy) => [policy.name, policy])),
    tables: new Map(tables),
    // A key of the same alias is one of another Region: requests here are about the environment's own.
    keys: new Map(keys.reverse()),
    buckets: new Map(buckets),
    endpoints,
  };
}
