import { partitionOf } from "../../arn";
import { SOURCES } from "../../limits";
import { CacheRule } from "./cache-rule";

const TOPIC_ARN = /^arn:(?<partition>aws[a-z-]*):sns:(?<region>[a-z0-9-]+):(?<account>\d{12}):[A-Za-z0-9_-]{1,256}$/;

/** AWS takes a topic only from the account that owns the cluster, and only from its Region. */
export const notificationTopic: CacheRule = ({ value, path, environment, home }, report) => {
  const { notificationTopicArn: arn } = value;
  if (arn === undefined) return;
  const place = path.at("notificationTopicArn");
  const { partition, region, account } = TOPIC_ARN.exec(arn)?.groups ?? {};
  const finding = { received: arn, source: SOURCES.createClusterApi };
  if (partition === undefined) {
    const expected = "`arn:<partition>:sns:<region>:<account>:<name>` of a standard topic";
    report.error(place, { ...finding, message: "The ARN of the topic is malformed.", expected });
    return;
  }
  if (region !== environment.region || partition !== partitionOf(environment.region)) {
    const expected = `a topic of the Region ${environment.region}`;
    report.error(place, { ...finding, message: "The topic is in another Region.", expected }, [home.at("region")]);
  }
  if (account !== environment.account) {
    const expected = `a topic of the account ${environment.account}`;
    report.error(place, { ...finding, message: "The topic belongs to another account.", expected }, [
      home.at("account"),
    ]);
  }
};
