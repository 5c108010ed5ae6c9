// The libraries that everything stands on, and nothing else: the least that a first screen could weigh.
import { Dexie } from 'dexie';
import { mount } from 'svelte';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

Object.assign(globalThis, { Dexie, mount, IndexeddbPersistence, Y });
