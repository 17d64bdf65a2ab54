/**
 * AWS's prices, for estimates: of one Region and one day, in US dollars. Other Regions cost more or less, and nothing
 * here knows of free tiers, reserved capacity or savings plans. Every figure that is made of them says so.
 * Sources: https://aws.amazon.com/dynamodb/pricing/ and https://aws.amazon.com/backup/pricing/
 */
export const PRICES = {
  region: "us-east-1",
  date: "2026-10-03",
  /** A provisioned unit for an hour. */
  unitHour: { read: 0.00013, write: 0.00065 },
  /** A request unit on demand. */
  requestUnit: { read: 0.125e-6, write: 0.625e-6 },
  /** What throughput costs more in the class Standard-Infrequent Access. */
  infrequentAccessFactor: 1.25,
  /** A gigabyte for a month. */
  storage: { STANDARD: 0.25, STANDARD_INFREQUENT_ACCESS: 0.1 },
  /** A gigabyte of a backup for a month. */
  backup: { warm: 0.1, cold: 0.03 },
} as const;

/** Hours of a month, as AWS's calculator counts them. */
export const HOURS_A_MONTH = 730;

/** Days of a month, likewise. */
export const DAYS_A_MONTH = HOURS_A_MONTH / 24;
