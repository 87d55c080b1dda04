const XS_DAY = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/;

/**
 * The day of an `xs:date` or `xs:dateTime`, with or without a zone, as `YYYY-MM-DD`. It is the day that is written: a
 * school's day does not move with a zone. Any other text stays as it is.
 */
export function xsDay(text: string): string {
  return XS_DAY.exec(text)?.[1] ?? text;
}
