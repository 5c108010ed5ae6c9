/**
 * What a value is counted in. Values are stored as a person reads them: 65 for 65 %, 3.2 for 3.2 per 1,000,
 * a duration as a number of its own unit.
 */
export type Unit =
	| { readonly kind: 'number'; readonly name?: string; readonly decimals?: number }
	| { readonly kind: 'percent'; readonly decimals?: number }
	| {
			readonly kind: 'rate';
			readonly per: number;
			readonly name?: string;
			readonly decimals?: number;
	  }
	| { readonly kind: 'money'; readonly currency: string; readonly decimals?: number }
	| { readonly kind: 'duration'; readonly in: DurationUnit; readonly decimals?: number };

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days';
