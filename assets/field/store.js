// What survives a reload. A phone without storage (private mode) still works until it is closed.
const memory = new Map();

export function get(key, otherwise = null) {
  try {
    const found = localStorage.getItem(`wall.${key}`);
    return found === null ? (memory.get(key) ?? otherwise) : JSON.parse(found);
  } catch {
    return memory.get(key) ?? otherwise;
  }
}

export function put(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(`wall.${key}`, JSON.stringify(value));
  } catch { /* full or forbidden: the memory has it */ }
}

export function drop(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(`wall.${key}`);
  } catch { /* the same */ }
}
