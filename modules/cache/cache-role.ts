import { Construct } from "constructs";
import { Locality } from "../../model/arn";
import { ResolvedCache } from "../../model/resolve/resolved";
import { ServiceRole } from "../role/service-role";
import { cacheStatements } from "./cache-statements";

export interface CacheRoleProps {
  readonly cache: ResolvedCache;
  readonly locality: Locality;
  /** ARN of the ceiling of roles that AWS services take. */
  readonly boundaryArn: string;
}

/**
 * The role that a cluster reads its tables with. The service takes it on for clusters of this account only. AWS does not
 * say that it gives the cluster's ARN as well, so that nothing is demanded of `aws:SourceArn`: a key that is missing would
 * lock the cluster out. Source: the DAX guide, "DAX access control", on the confused deputy.
 */
export class CacheRole extends ServiceRole {
  constructor(scope: Construct, id: string, { cache, locality, boundaryArn }: CacheRoleProps) {
    super(scope, id, {
      name: cache.resourceName,
      description: `What the DAX cluster ${cache.clusterName} may do, and with it everybody who reaches it`,
      service: "dax.amazonaws.com",
      condition: { StringEquals: { "aws:SourceAccount": locality.account } },
      statements: cacheStatements(cache, locality),
      boundaryArn,
    });
  }
}
