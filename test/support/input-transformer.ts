/** A target's input transformer, as the synthesized configuration has it. */
export interface InputTransformer {
  readonly input_paths: Readonly<Record<string, string>>;
  readonly input_template: string;
}

/** The transformer of a target's values; nothing where the target gets the event as it is. */
export function transformerOf(values: Readonly<Record<string, unknown>>): InputTransformer | undefined {
  const [transformer] = [values["input_transformer"]].flat() as [InputTransformer | undefined];
  return transformer;
}

/** What a path finds: dots only, as far as this project has them. */
export function atPath(event: unknown, path: string): unknown {
  const steps = path.split(".").slice(1);
  return steps.reduce<unknown>((held, step) => (held as Record<string, unknown> | undefined)?.[step], event);
}

/**
 * What EventBridge makes of an event, read from its guide: values are pasted without being escaped, a variable that
 * finds nothing is left out, and the whole event is JSON.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function transformed({ input_paths, input_template }: InputTransformer, event: unknown): string {
  return input_template.replaceAll(/<([\w.-]+)>/g, (_, name: string) => {
    if (name === "aws.events.event.json") return JSON.stringify(event);
    const path = input_paths[name];
    if (path === undefined) throw new Error(`no path is called ${name}`);
    const value = atPath(event, path);
    if (value === undefined || value === null) return "";
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}
