import type { ObjectiveStory } from './story.ts';

/** The one objective of the whole company. */
export const companyStory: ObjectiveStory = {
	name: 'reorder',
	title: 'Cafés reorder without having to think about it',
	why: 'Every order that needs a phone call costs us eleven minutes and the café a thought. The cafés that stay are the ones that never notice ordering.',
	winning:
		'Monday, seven in the morning: a café owner in Bergen confirms next week’s crate with one tap while the milk steams.',
	dropped: 'The gift-card shop and the second newsletter, both until the new year.',
	level: 'company',
	kind: 'aspirational',
	owner: 'maren',
	guardrails: ['margin'],
	keyResults: [
		{
			name: 'repeat-tap',
			title: 'Orders placed by repeating the last one rise from 38 % to 60 %',
			owner: 'maren',
			measure: { kind: 'reach', from: 38, to: 60 },
			unit: { kind: 'percent' },
			indicator: 'lagging',
			checkIns: [
				{
					week: 1,
					value: 38,
					confidence: 5,
					moved: 'Counted the same way twice, by hand and by query: 38 it is.'
				},
				{ week: 2, value: 39, confidence: 5, moved: 'Nothing shipped yet; the point is noise.' },
				{
					week: 3,
					value: 42,
					confidence: 6,
					said: 'on-track',
					moved:
						'The button went to the thirty cafés that order most. They found it without being told.'
				},
				{ week: 4, value: 45, confidence: 6, said: 'on-track', moved: 'Rolled out to Bergen.' },
				{
					week: 5,
					value: 46,
					confidence: 6,
					said: 'on-track',
					moved: 'Slower, because the autumn menu made people change their crate.',
					stopping: 'No more one-off crate wishes by e-mail this month; they go through the app.'
				},
				{ week: 6, value: 49, confidence: 7, said: 'on-track', moved: 'Gdańsk is on it too.' },
				{
					week: 7,
					value: 53,
					confidence: 7,
					said: 'on-track',
					late: true,
					moved: 'Remembering the delivery day did more than the button itself. Tomasz was right.',
					blocker: 'Porto still orders by text message; we have no one there this month.'
				}
			],
			initiatives: [
				{ title: 'Put “same as last week” on the first screen', owner: 'kenji', due: 3, done: 3 },
				{ title: 'Remember the delivery day per café', owner: 'tomasz', due: 6, done: 6 },
				{ title: 'Let Porto reorder by replying to a text message', owner: 'tomasz', due: 11 }
			]
		},
		{
			name: 'churn-down',
			title: 'Monthly churn falls from 4.2 % to 2.5 %',
			owner: 'priya',
			measure: { kind: 'reach', from: 4.2, to: 2.5 },
			unit: { kind: 'percent', decimals: 1 },
			indicator: 'lagging',
			kpi: 'churn',
			checkIns: [
				{
					week: 2,
					confidence: 4,
					moved: 'Two cafés closed for good. That is not our churn, but it counts.'
				},
				{
					week: 5,
					confidence: 6,
					said: 'on-track',
					moved:
						'Every café that left in the last month had had a late crate twice. Now we know where to look.'
				},
				{
					week: 8,
					confidence: 6,
					said: 'on-track',
					moved: 'Lowest in a year. I do not trust one good month yet.',
					stopping: 'I no longer call every café that skips a week; only those that skip two.'
				}
			]
		},
		{
			name: 'on-time',
			title: 'At least 96 % of crates arrive on the promised day, every week',
			owner: 'amara',
			measure: { kind: 'keep', min: 96, period: 'week' },
			unit: { kind: 'percent', decimals: 1 },
			weight: 2,
			checkIns: [
				{ week: 1, value: 96.4, confidence: 7, moved: 'Quiet week.' },
				{ week: 2, value: 97.1, confidence: 7 },
				{
					week: 3,
					value: 94.2,
					confidence: 5,
					said: 'at-risk',
					moved: 'The bridge to Askøy was closed for two days and we heard it from the customers.',
					blocker: 'Nobody tells us about road closures before eight.'
				},
				{
					week: 4,
					value: 96.8,
					confidence: 6,
					moved: 'Rune at the depot now reads the road report at six.'
				},
				{ week: 5, value: 97.5, confidence: 7, said: 'on-track' },
				{
					week: 6,
					value: 96.2,
					confidence: 6,
					said: 'on-track',
					moved: 'Close. One van out of service.'
				},
				{ week: 7, value: 98, confidence: 8, said: 'on-track' },
				{
					week: 8,
					value: 97.3,
					confidence: 8,
					said: 'on-track',
					moved: 'First week with no call about a missing crate.'
				}
			],
			initiatives: [
				{
					title: 'Road report read at the depot before the vans leave',
					owner: 'amara',
					due: 4,
					done: 4
				},
				{ title: 'A spare van for Mondays, shared with the bakery', owner: 'priya', due: 10 }
			]
		}
	],
	comments: [
		{
			week: 3,
			by: 'tomasz',
			text: 'If we remember the delivery day as well as the crate, most people need no button at all.'
		},
		{
			week: 3,
			by: 'maren',
			text: 'Try it on the Bergen cafés first, please. I would rather see it than discuss it.'
		},
		{ week: 7, by: 'maren', text: 'You were right. It is the bigger of the two.' }
	]
};
