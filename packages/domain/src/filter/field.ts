/**
 * What a field holds, which decides how a value is written and compared. `name` is an exact text, `prose` is searched, `word` is one of a
 * few, `duration` is milliseconds, `age` the time since another field, `any` can only be there or not.
 */
export type FieldType =
  | 'name'
  | 'prose'
  | 'word'
  | 'id'
  | 'truth'
  | 'whole'
  | 'duration'
  | 'money'
  | 'time'
  | 'age'
  | 'any';

/** A field that records can be filtered by. */
export interface FilterField {
  /** The record's name for it, as users see records; dots lead into parts. */
  readonly name: string;
  readonly type: FieldType;
  /** What it says, for help and completion. */
  readonly meaning: string;
  /** The values that there are, of a `word`. */
  readonly words?: readonly string[];
  /** The field that an `age` is counted from. */
  readonly countedFrom?: string;
  /** Where the database keeps it, if elsewhere. */
  readonly stored?: string;
}

/** The records that can be filtered. */
export type FilteredRecords =
  | 'generations'
  | 'deliveries'
  | 'events'
  | 'executions'
  | 'cook executions'
  | 'spell casts'
  | 'findings';

/** What the records of one kind can be filtered by. */
export interface FilterSchema {
  readonly records: FilteredRecords;
  readonly fields: readonly FilterField[];
  /** The field that a bare id is looked for in. */
  readonly id?: FilterField;
  /** The time that `since` and `until` speak of. */
  readonly time?: FilterField;
  /** The fields that a free word is looked for in. */
  readonly searched: readonly FilterField[];
}

/** Makes a field. */
export function field(
  name: string,
  type: FieldType,
  meaning: string,
  more: Pick<FilterField, 'words' | 'countedFrom' | 'stored'> = {},
): FilterField {
  return { name, type, meaning, ...more };
}

/** Whether values of a type have an order, so that they are compared and given as ranges. */
export function isOrdered(type: FieldType): boolean {
  return type === 'whole' || type === 'duration' || type === 'money' || type === 'time' || type === 'age';
}

/** What is given of a schema: the rest follows. */
interface SchemaDetails {
  readonly records: FilteredRecords;
  readonly fields: readonly FilterField[];
  readonly id?: string;
  readonly time?: string;
  readonly searched: readonly string[];
}

/**
 * The field of a record's name.
 * @throws Error where there is none, which is a bug of the caller
 */
export function namedField(schema: Pick<FilterSchema, 'records' | 'fields'>, name: string): FilterField {
  const found = schema.fields.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${schema.records} have no field ${name}`);
  return found;
}

/**
 * Makes a schema of fields and the names of those that stand out; records with a time have an `age`, too.
 * @throws Error where a name is no field's, which is a mistake in the schema
 */
export function filterSchema(details: SchemaDetails): FilterSchema {
  const { records, fields, id, time, searched } = details;
  const timed = time === undefined ? undefined : namedField(details, time);
  const age =
    timed &&
    field('age', 'age', `How long ago: now - \`${timed.name}\``, {
      countedFrom: timed.name,
      ...(timed.stored !== undefined && { stored: timed.stored }),
    });
  return {
    records,
    fields: age ? [...fields, age] : fields,
    ...(id !== undefined && { id: namedField(details, id) }),
    ...(timed && { time: timed }),
    searched: searched.map((name) => namedField(details, name)),
  };
}
