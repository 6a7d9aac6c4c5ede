/** The part of a JSON Schema that names fields. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
}

/** Paths of fields that the schema does not know: `findings.0.fakt`. */
export function unknownFields(schema: JsonSchema | undefined, value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, at) => unknownFields(schema?.items, item, join(path, String(at))))
  const properties = schema?.properties
  if (!properties || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key in properties ? unknownFields(properties[key], inner, join(path, key)) : [join(path, key)],
  )
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
