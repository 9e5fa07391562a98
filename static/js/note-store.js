/**
 * WHERE DO NOTES LIE THAT MUST OUTLIVE THE BROWSER? In one object store of one IndexedDB database, which no other file names.
 *
 * A change is committed by the call that makes it, and some milliseconds later the operating system has it: a tab that is closed or a
 * browser that is killed loses nothing. "relaxed", since "strict" would wait for the disk at each key.
 *
 * @typedef {{all(start: string): Promise<Array<[string, any]>>, put(key: string, value: any): Promise<unknown>,
 *   move(from: string, to: string, value: any): Promise<unknown>, remove(key: string): Promise<unknown>}} Notes
 *   all: those whose keys begin so; move: both ends or neither. Changes happen in the order in which they were asked for
 */

const STORE = "notes";
/** A browser whose storage hangs must not hold up the page. */
const PATIENCE_MS = 3000;

/** @returns {Promise<Notes>} rejects where the browser keeps nothing, or does not answer */
export async function openNotes() {
  const database = await opened();
  /** @param {(store: IDBObjectStore) => void} act */
  const change = (act) => new Promise((done, failed) => {
    const transaction = database.transaction(STORE, "readwrite", { durability: "relaxed" });
    transaction.oncomplete = done;
    transaction.onabort = () => failed(transaction.error);
    act(transaction.objectStore(STORE));
    // A page that goes away now would take with it what is not committed.
    transaction.commit();
  });
  return {
    all: (start) => new Promise((done, failed) => {
      const store = database.transaction(STORE).objectStore(STORE);
      const range = IDBKeyRange.bound(start, `${start}\uffff`);
      const keys = store.getAllKeys(range);
      const values = store.getAll(range);
      values.onsuccess = () => done(values.result.map((value, i) => [String(keys.result[i]), value]));
      values.onerror = () => failed(values.error);
    }),
    put: (key, value) => change((store) => { store.put(value, key); }),
    move: (from, to, value) => change((store) => {
      store.delete(from);
      store.put(value, to);
    }),
    remove: (key) => change((store) => { store.delete(key); }),
  };
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open("tarjuman", 1);
    request.onupgradeneeded = () => { request.result.createObjectStore(STORE); };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    setTimeout(() => failed(new Error("the storage does not answer")), PATIENCE_MS);
  });
}
