// What a carrier takes beside the words of a text, and why it takes no more.

const MOST_PHOTOS = 10;
const MOST_BYTES = 5 * 1024 * 1024;
const BY_ENDING = { heic: "image/heic", heif: "image/heif", jpg: "image/jpeg", jpeg: "image/jpeg", pdf: "application/pdf" };

/** The type of a file; browsers know none for some endings. */
export function typeOf(file) {
  const ending = file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase();
  return file.type || BY_ENDING[ending] || "application/octet-stream";
}

/** Why a file can't be sent along with those that are attached already; nothing if it can. */
export function whyNot(file, attached) {
  const type = typeOf(file);
  if (!type.startsWith("image/") && type !== "application/pdf") return `Not attached: ${file.name}. The carrier takes photos and PDFs.`;
  if (file.size > MOST_BYTES) return `Not attached: ${file.name} has ${megabytes(file.size)}. The carrier takes 5 MB a text.`;
  if (attached.length >= MOST_PHOTOS) return `Not attached: ${file.name}. The carrier takes ${MOST_PHOTOS} photos a text.`;
  const together = attached.reduce((sum, other) => sum + other.file.size, file.size);
  if (together > MOST_BYTES) return `Not attached: ${file.name}. All together is ${megabytes(together)}, and the carrier takes 5 MB a text.`;
  return "";
}

function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
