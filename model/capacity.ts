import { z } from "zod";

/** Read and write numbers that go together. */
const ReadWrite = z.strictObject({ read: z.number(), write: z.number() });

/** A time of day, week or year at which the minimum is raised, and when it goes back. */
export const ScheduledFloor = z.strictObject({
  /** Name of the schedule, unique in its range: letters, digits, `-`, `_`. */
  name: z.string(),
  /** When the floor rises: `cron(minutes hours day-of-month month day-of-week year)`, six fields. */
  from: z.string(),
  /** When the range goes back to what is declared, as `from`. */
  until: z.string(),
  /** IANA name of the zone that both times are in, such as `Europe/Berlin`. */
  timeZone: z.string(),
  /** The minimum between the two, in capacity units. Not above the range's maximum. */
  minimum: z.number(),
});
export type ScheduledFloor = z.infer<typeof ScheduledFloor>;

/** What auto scaling may do with the read or the write capacity. */
export const ScalingRange = z.strictObject({
  /** Lowest capacity in units, at least 1. */
  minimum: z.number(),
  /** Highest capacity in units, at most 40,000 (the default quota of a table). */
  maximum: z.number(),
  /**
   * Consumed capacity to aim for, in per cent of the provisioned: 20 to 90.
   * @default 70
   */
  targetUtilization: z.number().optional(),
  /**
   * Seconds between two decreases. AWS allows four decreases a day and then one an hour.
   * @default 60
   */
  scaleInCooldown: z.number().optional(),
  /**
   * Seconds between two increases.
   * @default 60
   */
  scaleOutCooldown: z.number().optional(),
  /**
   * Times at which the minimum is higher, for load that is known in advance.
   * @default - none
   */
  schedule: z.array(ScheduledFloor).readonly().optional(),
});
export type ScalingRange = z.infer<typeof ScalingRange>;

export const OnDemandCapacity = z.strictObject({
  mode: z.literal("on-demand"),
  /**
   * The most request units per second that are served; more is throttled. Both or neither; at least 1.
   * @default - the quota, 40,000 each
   */
  maximumRequestUnits: ReadWrite.optional(),
  /**
   * Units per second that are ready at once, for a launch: at least 12,000 reads and 4,000 writes. It is billed when
   * raised, cannot be lowered without replacing the table, and needs version 6.13 of the AWS provider.
   * @default - what AWS keeps warm by itself
   */
  warmThroughput: ReadWrite.optional(),
});

export const ProvisionedCapacity = z.strictObject({
  mode: z.literal("provisioned"),
  /** Read capacity units, 1 to 40,000. */
  read: z.number(),
  /** Write capacity units, 1 to 40,000. */
  write: z.number(),
});

export const AutoScaledCapacity = z.strictObject({
  mode: z.literal("auto-scaled"),
  read: ScalingRange,
  write: ScalingRange,
  /**
   * Capacity to set with the next apply: say it when the billing mode changes from on-demand while traffic is
   * running, since the table would start at its minimum otherwise. Remove it after that apply: as long as it stands,
   * each apply sets the capacity back to it, whatever auto scaling has chosen.
   * @default - the minimum on creation; after that auto scaling alone
   */
  seed: ReadWrite.optional(),
});

/** How a table or an index gets its throughput. Write it with the factories of `Capacity`. */
export const Capacity = Object.assign(
  z.discriminatedUnion("mode", [OnDemandCapacity, ProvisionedCapacity, AutoScaledCapacity]),
  {
    /** Pay per request. The default choice: nothing to size, nothing idle. */
    onDemand: (options: Omit<OnDemandCapacity, "mode"> = {}): OnDemandCapacity => ({ mode: "on-demand", ...options }),
    /** A fixed number of units per second. Needs the control `auto-scaling` loosened with a reason. */
    provisioned: (options: Omit<ProvisionedCapacity, "mode">): ProvisionedCapacity => ({
      mode: "provisioned",
      ...options,
    }),
    /** Units per second between a minimum and a maximum, following a target utilization. */
    autoScaled: (options: Omit<AutoScaledCapacity, "mode">): AutoScaledCapacity => ({
      mode: "auto-scaled",
      ...options,
    }),
  },
);
export type OnDemandCapacity = z.infer<typeof OnDemandCapacity>;
export type ProvisionedCapacity = z.infer<typeof ProvisionedCapacity>;
export type AutoScaledCapacity = z.infer<typeof AutoScaledCapacity>;
export type Capacity = OnDemandCapacity | ProvisionedCapacity | AutoScaledCapacity;
