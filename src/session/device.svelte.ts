import type { BoardId } from '#domain/id.ts';
import { Database } from '#storage/database.ts';
import { type Fault, faultOf } from '#storage/fault.ts';
import {
	askToPersist,
	isForgetfulBrowser,
	type Persistence,
	persistence,
	type Quota,
	quota
} from '#storage/health.ts';
import {
	deviceKey,
	deviceName,
	followSetting,
	readAllSettings,
	writeSetting
} from '#storage/settings.ts';
import { deviceWords } from './device-words.ts';

/** Light or dark, or as the system says. */
export type Theme = 'system' | 'light' | 'dark';

/** Read by the page itself before the first paint, which cannot wait for a database. */
const themeKey = 'quarterdeck/theme';

/** What belongs to this device and to no board. One per tab, opened first. */
export class Device {
	/** Why nothing can be kept on this device; then no board opens. */
	fault = $state.raw<Fault>();
	/** The browser's promise to keep what is stored. */
	persistence = $state.raw<Persistence>('unknown');
	/** The browser's own; English where it names none that there is, as some do on Linux (`C`, `en-US@posix`). */
	readonly browserLocale = navigator.languages.find(isLocale) ?? 'en';
	#theme = $state.raw<Theme>('system');
	#singleKeys = $state.raw(true);
	#ownLocale = $state.raw<string>();
	#lastBoard = $state.raw<BoardId>();
	#ownName = $state.raw<string>();
	#name = '';
	#stop: () => void = () => undefined;

	private constructor(readonly database: Database) {}

	/** Open what this device remembers. Never throws: a device that keeps nothing says so in `fault`. */
	static async open(database = new Database()): Promise<Device> {
		const device = new Device(database);
		await device.#read();
		return device;
	}

	/** The name under which this device writes into the logs of boards. */
	get name(): string {
		return this.#name;
	}

	/** What the person calls this device, if they named it: others see it on boards that are shared. */
	get ownName(): string | undefined {
		return this.#ownName;
	}

	/** What the browser calls itself: others see that while the person has named nothing. */
	get usualName(): string {
		return deviceWords(navigator.userAgent);
	}

	/** Nothing means as the browser calls itself. */
	setOwnName(name: string | undefined): void {
		this.#ownName = name;
		this.#remember('ownName', name);
	}

	get theme(): Theme {
		return this.#theme;
	}

	/** How numbers and days are written: the person's choice, or the browser's. */
	get locale(): string {
		return this.#ownLocale ?? this.browserLocale;
	}

	/** The person's choice, if they made one. */
	get ownLocale(): string | undefined {
		return this.#ownLocale;
	}

	/** The board that was opened last. */
	get lastBoard(): BoardId | undefined {
		return this.#lastBoard;
	}

	/** Whether the browser deletes what a site keeps after a week without a visit. */
	get isForgetful(): boolean {
		return isForgetfulBrowser(navigator.userAgent, isInstalled());
	}

	setTheme(theme: Theme): void {
		this.#theme = theme;
		showTheme(theme);
		this.#remember('theme', theme);
	}

	/** Whether keys without Ctrl do something. Whoever speaks to the device wants them off. */
	get singleKeys(): boolean {
		return this.#singleKeys;
	}

	setSingleKeys(on: boolean): void {
		this.#singleKeys = on;
		this.#remember('singleKeys', on);
	}

	/** Nothing means as the browser says. */
	setLocale(locale: string | undefined): void {
		this.#ownLocale = locale;
		this.#remember('locale', locale);
	}

	setLastBoard(id: BoardId | undefined): void {
		this.#lastBoard = id;
		this.#remember('lastBoard', id);
	}

	/** Ask the browser to keep everything; after the first edit by itself, and whenever the person wants. */
	async askToPersist(): Promise<Persistence> {
		this.persistence = await askToPersist().catch((): Persistence => 'unknown');
		return this.persistence;
	}

	/** How much room is used and left; nothing where the browser does not tell. */
	quota(): Promise<Quota | undefined> {
		return quota().catch(() => undefined);
	}

	close(): void {
		this.#stop();
		this.database.close();
	}

	async #read(): Promise<void> {
		try {
			await this.database.open();
			const keys = ['theme', 'locale', 'lastBoard', 'singleKeys', 'ownName', deviceKey];
			const settings = await readAllSettings(this.database, keys);
			const [theme, locale, lastBoard, singleKeys, ownName, name] = settings;
			this.#theme = theme === 'light' || theme === 'dark' ? theme : 'system';
			this.#ownLocale = isLocale(locale) ? locale : undefined;
			this.#lastBoard = typeof lastBoard === 'string' ? (lastBoard as BoardId) : undefined;
			this.#singleKeys = singleKeys !== false;
			this.#ownName = textOf(ownName);
			this.#followOwnName();
			this.#name = textOf(name) ?? (await deviceName(this.database));
			showTheme(this.#theme);
		} catch (error) {
			this.fault = faultOf(error, 'cannot-open');
		}
		this.persistence = await persistence().catch((): Persistence => 'unknown');
	}

	/** Whichever tab it is given in: the one that is connected tells the others. */
	#followOwnName(): void {
		let stored = this.#ownName;
		const following = followSetting(this.database, 'ownName').subscribe({
			next: (value) => {
				// What was just chosen here may not be written yet.
				if (textOf(value) === stored) return;
				this.#ownName = stored = textOf(value);
			},
			// The next start reads it.
			error: () => undefined
		});
		this.#stop = () => following.unsubscribe();
	}

	/** Losing one of these costs a choice, never work: it is not worth a message. */
	#remember(key: string, value: unknown): void {
		writeSetting(this.database, key, value).catch(() => undefined);
	}
}

function showTheme(theme: Theme): void {
	const { dataset } = document.documentElement;
	if (theme === 'system') delete dataset['theme'];
	else dataset['theme'] = theme;
	try {
		if (theme === 'system') localStorage.removeItem(themeKey);
		else localStorage.setItem(themeKey, theme);
	} catch {
		// Storage may be forbidden: the next start paints the system's theme first.
	}
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function isLocale(value: unknown): value is string {
	try {
		return typeof value === 'string' && Intl.getCanonicalLocales(value).length > 0;
	} catch {
		return false;
	}
}

function isInstalled(): boolean {
	return matchMedia('(display-mode: standalone)').matches;
}
