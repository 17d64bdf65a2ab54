import { keyUseThrough } from "../../model/access/key-use";
import { Locality, logGroupArn } from "../../model/arn";
import { functionArn } from "../../model/function-names";
import { NETWORK_INTERFACE_ACTIONS } from "../../model/functions/network-interfaces";
import { Statement } from "../policy/policy-document";

export interface FunctionNeeds extends Locality {
  readonly functionName: string;
  readonly logGroupName: string;
  readonly queueArn: string;
  /** Alias of the key that encrypts its environment and its queue, without `alias/`. */
  readonly keyAlias: string;
  /** What Lambda does with network interfaces by the function's role; nothing for functions that never were in a VPC. */
  readonly interfaceStatements: readonly Statement[];
}

/**
 * Lambda makes the interfaces of a function in a VPC with the function's role; the function's own code must not.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
function networkInterfaces(needs: FunctionNeeds): Statement[] {
  if (needs.interfaceStatements.length === 0) return [];
  return [
    ...needs.interfaceStatements,
    {
      Sid: "NoNetworkInterfacesForTheCode",
      Effect: "Deny",
      Action: NETWORK_INTERFACE_ACTIONS,
      Resource: "*",
      Condition: { ArnEquals: { "lambda:SourceFunctionArn": functionArn(needs, needs.functionName) } },
    },
  ];
}

/** What every function needs beside what it is for: its own log streams, traces, its queue and its key. */
export function functionStatements(needs: FunctionNeeds): Statement[] {
  return [
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${logGroupArn(needs, needs.logGroupName)}:log-stream:*`,
    },
    {
      Sid: "WriteTraces",
      Effect: "Allow",
      Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
      // X-Ray knows no resource for them.
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": needs.region } },
    },
    { Sid: "SendDeadLetters", Effect: "Allow", Action: "sqs:SendMessage", Resource: needs.queueArn },
    keyUseThrough(needs, needs.keyAlias, ["lambda", "sqs"], ["Decrypt", "GenerateDataKey"]),
    ...networkInterfaces(needs),
  ];
}
