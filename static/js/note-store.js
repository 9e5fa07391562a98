/**
 * WHERE DO NOTES LIE THAT MUST OUTLIVE THE BROWSER? In one object store of one IndexedDB database, which no other file names.
 *
 * A change is committed by the call that makes it, and some milliseconds later the operating system has it: a tab that is closed or a
 * browser that is killed loses nothing. "relaxed", since "strict" would wait for the disk at each key.
 *
 * @typedef {{all(start: string): Promise<Array<[string, any]>>, put(key: string, value: any): Promise<unknown>,
 *   remove(key: string): Promise<unknown>}} Notes
 *   all: those whose keys begin so. Changes happen in the order in which they were asked for
 */

const STORE = "notes";
/** A browser whose storage hangs must not hold up the page. */
const PATIENCE_MS = 3000;

/** @returns {Promise<Notes>} rejects where the browser keeps nothing, or does not answer */
export async function openNotes() {
  const request = indexedDB.open("tarjuman", 1);
  request.onupgradeneeded = () => { request.result.createObjectStore(STORE); };
  /** @type {Promise<never>} */
  const late = new Promise((_, failed) => setTimeout(failed, PATIENCE_MS));
  const database = await Promise.race([answer(request), late]);
  /** @param {(store: IDBObjectStore) => void} act */
  const change = (act) => new Promise((done, failed) => {
    const transaction = database.transaction(STORE, "readwrite", { durability: "relaxed" });
    transaction.oncomplete = done;
    transaction.onabort = failed;
    act(transaction.objectStore(STORE));
    // A page that goes away now would take with it what is not committed.
    transaction.commit();
  });
  return {
    async all(start) {
      const store = database.transaction(STORE).objectStore(STORE);
      const range = IDBKeyRange.bound(start, `${start}\uffff`);
      const [keys, values] = await Promise.all([answer(store.getAllKeys(range)), answer(store.getAll(range))]);
      return values.map((value, i) => [/** @type {string} */ (keys[i]), value]);
    },
    put: (key, value) => change((store) => { store.put(value, key); }),
    remove: (key) => change((store) => { store.delete(key); }),
  };
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = failed;
});
