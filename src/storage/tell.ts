/** A listener's own failure is reported as what it is and stops nothing else. */
export function tell<Value>(listener: (value: Value) => void, value: Value): void {
	try {
		listener(value);
	} catch (error) {
		reportError(error);
	}
}
