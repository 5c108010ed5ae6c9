import type { Why } from '#domain/why.ts';

/** What a person reads when an intent was refused: what happened, that nothing was lost, what to do next. */
export const refusals: Record<Why, string> = {
	gone: 'This was moved to the trash or is not on this board any more, so nothing was changed. Look in the trash to bring it back.',
	'view-only':
		'You came by a link for viewing. Ask whoever sent it for a link to edit if you want to change something.',
	'read-only':
		'This board was changed by a newer version of Quarterdeck. Everything is kept, but it can only be read here: update the app to change it.',
	settled:
		'Somebody has chosen meanwhile, and the board shows what they chose. Nothing was lost: the history has every value.',
	'title-empty': 'It needs a few words to be found by. What was there before is still there.',
	'name-too-long':
		'This is longer than 300 characters, too long for a name or a title. Nothing was cut: shorten it here, and put the rest in a description or a comment.',
	'text-too-long':
		'This text is longer than 10,000 characters. Nothing was cut: shorten it here, or keep it in a file and put a link.',
	'text-empty': 'There is nothing to keep yet. Write a few words first.',
	'number-empty': 'A number is missing here. Everything else you typed is still here.',
	'number-unreadable':
		'This could not be read as a number. What you typed is still here: try digits such as 1200 or 3.5.',
	'number-ambiguous':
		'This number can be read in two ways. What you typed is still here: write it without marks between the thousands.',
	'unit-mismatch':
		'This is a different unit from the one used here. What you typed is still here: convert it, or change the unit first.',
	'number-not-finite':
		'This is not a number that can be counted with. Nothing was changed: type digits.',
	'start-equals-target':
		'Start and target are equal, so nothing would have to move. Nothing was changed: choose another target, or choose "keep" if it should stay where it is.',
	'baseline-zero':
		'A change in percent cannot be measured from 0. Nothing was changed: choose another baseline, or measure the value itself.',
	'limits-missing':
		'Something to keep needs a limit. Nothing was changed: give the lowest value, the highest, or both.',
	'limits-crossed':
		'The limits cross each other. Nothing was changed: going from good to bad, they come as target, watch, alarm, and a lowest value is below the highest.',
	'weight-negative':
		'A weight is 0 or more. Nothing was changed: 0 leaves it out, 1 is the usual share.',
	'wanted-too-few':
		'At least one observation is needed as proof. Nothing was changed: give a whole number from 1 on.',
	'confidence-out-of-range':
		'Confidence goes from 0 (no chance) to 10 (certain). What you typed is still here.',
	'too-few-readings':
		'Limits need six readings since the process was last changed. Nothing was locked: choose a later day.',
	'day-unreadable':
		'This is not a day of the calendar. What you typed is still here: write it as in 2026-11-21.',
	'day-unlikely':
		'No board is about that year: most likely a digit slipped. What you typed is still here: correct the year.',
	'day-in-future':
		'This day has not come yet, and only what happened can be recorded. What you typed is still here: choose today or a day before.',
	'time-zone-unknown':
		'This device does not know that time zone. Nothing was changed: choose one from the list.',
	'check-in-empty':
		'There is nothing in this check-in yet. Give a value, a confidence or a few words.',
	'done-not-zero-or-one':
		'This key result is either done or not. Nothing was changed: choose one of the two.',
	'score-out-of-range': 'A score goes from 0.0 to 1.0. What you typed is still here.',
	'limit-too-small': 'A limit is a whole number from 1 on. Nothing was changed.',
	'currency-unknown':
		'A currency is named by its three letters, such as EUR or USD. Nothing was changed.',
	'span-reversed':
		'The last day comes before the first. Nothing was changed: swap the two, or choose others.',
	'window-outside-cycle':
		'These days reach beyond the cycle. Nothing was changed: choose days inside it, or make the cycle longer.',
	loop: 'An objective cannot serve itself or one that serves it. Nothing was moved: choose one further up.',
	'last-person': 'This is the last person on the board, so they stay. Add somebody else first.',
	'whole-counted':
		'The whole is counted from its segments here, so it takes no value of its own. Nothing was changed: give the value of a segment, or say that the whole is entered.',
	'readings-calculated':
		'The values of this KPI are calculated from others or counted by the board, so none is typed. Nothing was changed: type those of the KPIs in its formula.',
	'formula-unreadable':
		'This formula could not be read, so nothing was changed. Write it like [Orders] / [Visits] * 100.',
	'formula-loop':
		'With this formula the KPI would need its own value first. Nothing was changed: take out what is calculated from it.',
	stopped: 'It was stopped before its end, and the board is as it was before.',
	'still-used':
		'Something on the board still belongs to it, so it stays. Move that elsewhere or to the trash first.',
	'nothing-to-undo': 'There is nothing left to undo since this board was opened here.',
	'nothing-to-redo': 'There is nothing to redo.',
	'file-gone':
		'This is not there any more, or cannot be read, as a folder cannot. Nothing was changed: choose the file again.',
	'file-empty':
		'This file is empty. Nothing was changed: choose another one, or save it once more where it comes from.',
	'file-spreadsheet':
		'This is a spreadsheet or an archive. In the spreadsheet, save it as CSV and choose that file, or copy the cells and paste them.',
	'file-not-text':
		'This file is not text. Save it as CSV or plain text, or copy its content and paste it.',
	'file-long-text':
		'This file is larger than 5 MB. Split it, and import the parts one after the other.',
	'file-foreign':
		'This is not a file of Quarterdeck. Nothing was changed: choose a backup or a board file.',
	'file-broken':
		'This file is damaged and could not be read. Nothing on this device was changed: try an older copy of it.',
	'file-too-big':
		'This file is too big to be a board. Nothing was changed: check that it is the right one.',
	'file-newer':
		'This file was made by a newer version of Quarterdeck. Nothing was changed: update the app and open it again.',
	'file-needs-link':
		'This file holds changes of a shared board, and only a link of that board opens it. Nothing was changed: open the board’s link on this device first, the newest one you were sent, and then the file.',
	'file-gap':
		'This file goes on from changes that have not reached this device. Nothing was changed: ask for a file for everybody, which has all of them.',
	'file-refused':
		'What is in this file was refused, because no working copy of Quarterdeck makes such a file. Nothing was changed.',
	'file-busy':
		'The board did not answer in time, perhaps because another window of Quarterdeck holds it. Nothing was lost: close the other windows and try again.',
	'changes-too-big':
		'These changes are more than a file can hold, which is 256 MB. No file was made and nothing was lost: over a connection they go to the others all the same, and a file for one device leaves out what that device has.',
	'link-none':
		'There is no link to a board in this. Nothing was opened: copy the whole link from the message and try again.',
	'link-cut':
		'This link lost its end on the way. Nothing was opened: copy the whole link, or ask for it again.',
	'link-foreign':
		'This link is not one that this version of Quarterdeck can read. Nothing was opened: update the app, or ask for the link again.',
	'relay-unreadable':
		'This is not the address of a relay. What you typed is still here: each line is one address, such as wss://relay.example.org.',
	'turn-unreadable':
		'This is not the address of a TURN server. What you typed is still here: write it as in turn:turn.example.org:3478.',
	'device-full':
		'This device has no room left. What you see is not lost while this page stays open: save a backup to a file, then free some space.',
	'device-keeps-nothing':
		'This browser does not let the app keep anything, perhaps because the window is private. Save a backup to a file before you close it.'
};
