/**
 * The first step of the runbook that retires a table, and the last one before it deletes: whether the table may go, and
 * how far it has got. In Python, which is what Systems Manager runs, with boto3.
 *
 * Every reason against it is given at once, but for one: whether DynamoDB looks at tags is asked last, by taking a tag off
 * that no table has. There is no request that would say it.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/abac-enable-ddb.html
 *
 * What the table's use is judged by is AWS Config's verdict, so that this
 * project judges tables in one place; the days since are looked at here, because a verdict is up to a day old.
 */
export const RETIRE_TABLE_CHECK = `import datetime

import boto3
import botocore.exceptions


def check(event, context):
    name = event["TableName"]
    today = datetime.datetime.now(datetime.timezone.utc).date()
    dynamodb = boto3.client("dynamodb")
    table = dynamodb.describe_table(TableName=name)["Table"]
    tags = tags_of(dynamodb, table["TableArn"])
    refusals = [
        *whose(event, name, tags),
        *state(event, table),
        *keeps(event, tags, today),
        *verdict(event, name),
        *recent_use(name, table, today),
    ]
    marked = tags.get("retire-after")
    retire_after = read_date(marked) if marked is not None else today + datetime.timedelta(days=int(event["GraceDays"]))
    if retire_after is None:
        refusals.append(f"its tag retire-after is no date: {marked}")
    elif marked is not None and today <= retire_after:
        refusals.append(f"its grace period lasts until the end of {retire_after}")
    if not refusals:
        refusals.extend(tag_conditions(dynamodb, table["TableArn"], event["ProbeTag"]))
    if refusals:
        raise Exception(f"{name} is not retired: " + "; ".join(refusals) + ".")
    return {
        "Phase": "mark" if marked is None else "retire",
        "TableArn": table["TableArn"],
        "TableId": table["TableId"],
        "RetireAfter": retire_after.isoformat(),
        "Owner": tags.get("owner") or "nobody, by its tags",
        "IsProtected": table.get("DeletionProtectionEnabled", False),
    }


def tags_of(dynamodb, arn):
    tags, more = {}, {}
    while True:
        page = dynamodb.list_tags_of_resource(ResourceArn=arn, **more)
        tags.update({tag["Key"]: tag["Value"] for tag in page.get("Tags", [])})
        if "NextToken" not in page:
            return tags
        more = {"NextToken": page["NextToken"]}


def whose(event, name, tags):
    if tags.get("managed-by") == "terraform":
        yield "Terraform manages it: take it out of its configuration"
    if name.startswith(event["EnvironmentPrefix"]):
        yield "it has the name of a table of the environment"
    if name.startswith(event["RestoredTestTablePrefix"]):
        yield "it belongs to a restore test of AWS Backup"


def state(event, table):
    if table["TableStatus"] != "ACTIVE":
        yield f"it is {table['TableStatus']}"
    if table.get("Replicas"):
        yield "it has replicas: remove them first"
    if event.get("TableId") not in (None, table["TableId"]):
        yield "it is another table by the same name"


def tag_conditions(dynamodb, arn, probe):
    try:
        dynamodb.untag_resource(ResourceArn=arn, TagKeys=[probe])
    except botocore.exceptions.ClientError as error:
        if error.response["Error"]["Code"] != "AccessDeniedException":
            raise
        yield (
            "DynamoDB does not look at tags in this account and Region, so that nothing would keep the runbook off what "
            "Terraform manages: switch on attribute-based access control"
        )


def keeps(event, tags, today):
    kept = tags.get(event["KeepTag"])
    if kept is None:
        return
    until = read_date(kept)
    if until is None or today <= until:
        yield f"its tag {event['KeepTag']} keeps it: {kept}"


def verdict(event, name):
    config = boto3.client("config")
    more = {}
    while True:
        page = config.get_compliance_details_by_resource(
            ResourceType="AWS::DynamoDB::Table", ResourceId=name, **more
        )
        for result in page.get("EvaluationResults", []):
            qualifier = result["EvaluationResultIdentifier"]["EvaluationResultQualifier"]
            if qualifier["ConfigRuleName"] == event["RuleName"]:
                if result["ComplianceType"] != "NON_COMPLIANT":
                    yield f"{event['RuleName']} does not call it abandoned: {result.get('Annotation', 'no reason')}"
                return
        if "NextToken" not in page:
            yield f"{event['RuleName']} has not judged it"
            return
        more = {"NextToken": page["NextToken"]}


def recent_use(name, table, today):
    cloudwatch = boto3.client("cloudwatch")
    midnight = datetime.datetime.combine(today, datetime.time.min, tzinfo=datetime.timezone.utc)
    parts = [{}] + [{"GlobalSecondaryIndexName": index["IndexName"]} for index in table.get("GlobalSecondaryIndexes", [])]
    queries = [
        {
            "Id": f"m{position}",
            "MetricStat": {
                "Metric": {
                    "Namespace": "AWS/DynamoDB",
                    "MetricName": metric,
                    "Dimensions": [
                        {"Name": key, "Value": value} for key, value in {"TableName": name, **part}.items()
                    ],
                },
                "Period": 86400,
                "Stat": "Sum",
            },
        }
        for position, (part, metric) in enumerate(
            (part, metric) for part in parts for metric in ("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits")
        )
    ]
    data = cloudwatch.get_metric_data(
        MetricDataQueries=queries,
        StartTime=midnight - datetime.timedelta(days=2),
        EndTime=midnight + datetime.timedelta(days=1),
    )
    if any(value > 0 for result in data["MetricDataResults"] for value in result["Values"]):
        yield "it was used in the last three days"


def read_date(text):
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None
`;
