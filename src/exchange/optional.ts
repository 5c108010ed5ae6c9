/** The field if there is a value for it, otherwise no field. */
export function optional<Key extends string, Value>(
	key: Key,
	value: Value | undefined
): { [key in Key]?: Value } {
	return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: Value });
}
