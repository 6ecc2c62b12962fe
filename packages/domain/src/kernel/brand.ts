declare const brand: unique symbol;

/** A nominal type: `Brand<string, 'ToolId'>` is text that only the parser of tool ids hands out. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
