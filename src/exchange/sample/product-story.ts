import type { ObjectiveStory } from './story.ts';

/** The product team's objective: committed, with milestones, a yes-or-no and a change from a baseline. */
export const productStory: ObjectiveStory = {
	name: 'first-order',
	title: 'The first order feels like the tenth',
	why: 'A third of new cafés give up between choosing beans and choosing a delivery day. They do not come back.',
	winning:
		'A barista on her first day orders alone, on her own phone, before the first guest comes in.',
	dropped: 'The redesign of the roaster pages.',
	level: 'team',
	kind: 'committed',
	team: 'product',
	owner: 'kenji',
	serves: 'repeat-tap',
	guardrails: ['uptime'],
	keyResults: [
		{
			name: 'minutes',
			title: 'The first order takes 30 % fewer minutes than in summer',
			owner: 'kenji',
			measure: {
				kind: 'reach',
				from: 0,
				to: -30,
				relativeTo: { kind: 'baseline', value: 26 }
			},
			unit: { kind: 'duration', in: 'minutes', decimals: 1 },
			indicator: 'leading',
			checkIns: [
				{
					week: 1,
					value: 26,
					confidence: 5,
					moved: 'Watched six people order. Nobody understood “grind size”.'
				},
				{
					week: 2,
					value: 25.7,
					confidence: 5,
					moved: 'Renamed three labels. Cheap, and it helps a little.'
				},
				{
					week: 3,
					value: 24.4,
					confidence: 6,
					said: 'on-track',
					moved: 'The address is now asked last. People like to choose beans before they type.'
				},
				{ week: 4, value: 24.1, confidence: 6, said: 'on-track' },
				{
					week: 5,
					value: 22.9,
					confidence: 6,
					said: 'on-track',
					moved: 'Norwegian and Polish are live; the Polish one is faster, because it is shorter.'
				},
				{
					week: 6,
					value: 22.3,
					confidence: 7,
					said: 'on-track',
					moved: 'A starter crate that one only has to accept.'
				},
				{
					week: 7,
					value: 21.5,
					confidence: 7,
					said: 'on-track',
					stopping: 'We stop testing colours of the button. It never mattered.'
				},
				{
					week: 8,
					value: 20.7,
					confidence: 7,
					said: 'on-track',
					moved: 'Median of 41 first orders this week.'
				}
			]
		},
		{
			name: 'three-languages',
			title: 'The new first-order path is live in three languages',
			owner: 'tomasz',
			measure: {
				kind: 'milestones',
				milestones: [
					{ title: 'Norwegian, with the cafés of Bergen', weight: 2 },
					{ title: 'Polish' },
					{ title: 'Portuguese' },
					{ title: 'Walked through with a screen reader' },
					{ title: 'Old path switched off' }
				]
			},
			finished: [
				['Norwegian, with the cafés of Bergen', 3],
				['Polish', 5],
				['Portuguese', 8]
			],
			checkIns: [
				{
					week: 3,
					confidence: 7,
					said: 'on-track',
					moved: 'Norwegian went out on Tuesday, quietly.'
				},
				{
					week: 5,
					confidence: 7,
					said: 'on-track',
					moved: 'Polish is out. Thank you to Kasia’s café for proof-reading.'
				},
				{
					week: 8,
					confidence: 7,
					said: 'on-track',
					moved: 'Portuguese is out; Lucía found two sentences that were Spanish.',
					blocker:
						'We need somebody who uses a screen reader every day. I have asked two associations.'
				}
			],
			initiatives: [
				{ title: 'Find a screen reader user to walk through it with us', owner: 'tomasz', due: 8 },
				{ title: 'Measure where people stop, step by step', owner: 'priya', due: 2, done: 2 }
			]
		},
		{
			name: 'by-default',
			title: 'Every café has the repeat button by default',
			owner: 'tomasz',
			measure: { kind: 'done' },
			weeks: [5, 13],
			checkIns: [
				{
					week: 6,
					value: 0,
					confidence: 7,
					said: 'on-track',
					moved:
						'Bergen and Gdańsk have it. The rest follows in week 11, after the busiest fortnight.'
				},
				{
					week: 8,
					value: 0,
					confidence: 7,
					said: 'on-track',
					moved: 'Still week 11. Nothing in the way that I can see.'
				}
			],
			initiatives: [{ title: 'Switch it on for everybody, city by city', owner: 'tomasz', due: 11 }]
		}
	]
};
