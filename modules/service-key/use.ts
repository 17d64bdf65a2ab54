import { accountRootArn, Locality, logGroupArn } from "../../model/arn";
import { Conditions, Statement } from "../policy/policy-document";

/** What encrypting and decrypting with data keys takes. */
const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/**
 * CloudWatch Logs may use the key for the log groups of these names, patterns included, and no others.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function useForLogGroups(locality: Locality, names: readonly string[]): Statement {
  return {
    Sid: "UseForLogGroups",
    Effect: "Allow",
    Principal: { Service: `logs.${locality.region}.amazonaws.com` },
    Action: USE,
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": names.map((name) => logGroupArn(locality, name)) },
    },
  };
}

/**
 * Principals of the account may use the key through these services, as far as their own policies allow it; never
 * directly. Names as in `kms:ViaService`: `s3`, `sqs`, `sns`, `lambda`.
 */
export function useThrough(locality: Locality, services: readonly string[]): Statement {
  return {
    Sid: "UseThroughServices",
    Effect: "Allow",
    Principal: { AWS: accountRootArn(locality) },
    Action: USE,
    Resource: "*",
    Condition: {
      StringEquals: {
        "kms:CallerAccount": locality.account,
        "kms:ViaService": services.map((service) => `${service}.${locality.region}.amazonaws.com`),
      },
    },
  };
}

/**
 * Functions may have their environment variables encrypted with the key: Lambda makes a grant for the function's role
 * when somebody of the account deploys one.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
 */
export function useForFunctions(locality: Locality): Statement {
  const through = useThrough(locality, ["lambda"]);
  return {
    ...through,
    Sid: "GrantsForFunctions",
    Action: "kms:CreateGrant",
    Condition: { ...through.Condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}

/** A service may use the key by itself, on behalf of whom the condition says. */
export function useByService(sid: string, service: string, condition: Conditions): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: condition,
  };
}
