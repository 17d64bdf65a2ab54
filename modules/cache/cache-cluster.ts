import { DataAwsPrefixList } from "@cdktf/provider-aws/lib/data-aws-prefix-list";
import { DaxCluster } from "@cdktf/provider-aws/lib/dax-cluster";
import { DaxParameterGroup } from "@cdktf/provider-aws/lib/dax-parameter-group";
import { DaxSubnetGroup } from "@cdktf/provider-aws/lib/dax-subnet-group";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { ResolvedCache } from "../../model/resolve/resolved";
import { addComment } from "../element-comment";
import { CacheRole } from "./cache-role";
import { CacheSecurityGroups } from "./cache-security-groups";

/** AWS's own key for parameters: whoever may read the parameter may decrypt it, and an endpoint is no secret. */
const PARAMETER_KEY = "alias/aws/ssm";

/** Longest description of a cluster that AWS keeps, in characters. */
const LONGEST_DESCRIPTION = 255;

export interface CacheClusterProps {
  readonly cache: ResolvedCache;
  readonly locality: Locality;
  /** ARN of the ceiling of roles that AWS services take. */
  readonly boundaryArn: string;
  /** The addresses of DynamoDB in the Region. */
  readonly dynamodb: DataAwsPrefixList;
}

/**
 * A DAX cluster with all that it needs: its nodes' subnets and parameters, what they may be reached by, and the role
 * that they read the tables with. Applications read its endpoint from a parameter.
 *
 * Its address is `aws_dax_cluster.<name>`.
 */
export class CacheCluster extends Construct {
  /** What a DAX client connects to: `daxs://...`. */
  readonly endpoint: string;
  readonly nodeGroupId: string;
  readonly clientGroupId: string;

  constructor(scope: Construct, id: string, props: CacheClusterProps) {
    super(scope, id);
    const { cache } = props;
    const groups = new CacheSecurityGroups(this, "$security", props);
    const role = new CacheRole(this, "$role", props);
    const cluster = new DaxCluster(this, "$cluster", {
      clusterName: cache.clusterName,
      description: `In front of ${cache.tableNames.join(", ")}`.slice(0, LONGEST_DESCRIPTION),
      nodeType: cache.nodeType,
      replicationFactor: cache.nodes,
      iamRoleArn: role.arn,
      subnetGroupName: this.subnetGroup(cache).name,
      parameterGroupName: this.parameterGroup(cache).name,
      securityGroupIds: [groups.nodeGroupId],
      clusterEndpointEncryptionType: "TLS",
      serverSideEncryption: { enabled: true },
      maintenanceWindow: cache.maintenanceWindow,
      notificationTopicArn: cache.notificationTopicArn,
      tags: { "data-classification": cache.dataClassification },
      dependsOn: [role.ready],
      lifecycle: cache.preventDestroy ? { preventDestroy: true } : undefined,
    });
    for (const comment of commentsOn(cache)) addComment(cluster, comment);
    // Not from `configuration_endpoint`, which has no scheme: clients take that for an endpoint without TLS.
    this.endpoint = `daxs://${cluster.clusterAddress}`;
    this.nodeGroupId = groups.nodeGroupId;
    this.clientGroupId = groups.clientGroupId;
    new SsmParameter(this, "$endpoint", {
      name: cache.endpointParameter,
      description: `Endpoint of the DAX cluster ${cache.clusterName}`,
      type: "SecureString",
      keyId: PARAMETER_KEY,
      value: this.endpoint,
    });
  }

  private subnetGroup({ resourceName, clusterName, network }: ResolvedCache): DaxSubnetGroup {
    return new DaxSubnetGroup(this, "$subnets", {
      name: resourceName,
      description: `Subnets of the DAX cluster ${clusterName}`,
      subnetIds: [...network.subnetIds],
    });
  }

  private parameterGroup({ resourceName, clusterName, itemTtl, queryTtl }: ResolvedCache): DaxParameterGroup {
    return new DaxParameterGroup(this, "$parameters", {
      name: resourceName,
      description: `Times to live of the DAX cluster ${clusterName}`,
      parameters: [
        { name: "query-ttl-millis", value: String(queryTtl) },
        { name: "record-ttl-millis", value: String(itemTtl) },
      ],
    });
  }
}

/** What a reader of the configuration should know of the cluster. */
function commentsOn(cache: ResolvedCache): string[] {
  return [
    `Caches ${cache.tableNames.join(", ")}: ${cache.writeThrough ? "reads and writes" : "reads only"}.`,
    ...(cache.preventDestroy
      ? [
          "Node type, TLS and encryption at rest never change in place: make a second cluster under another name, move " +
            "the clients, then remove this one.",
        ]
      : []),
    ...cache.acceptances.map(({ control, reason }) => `accepted: ${control}: ${reason}`),
  ];
}
