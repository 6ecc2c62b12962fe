export { clip } from './clip.ts';
export { asRecord, field, type JsonRecord, numberField, textField } from './fields.ts';
export { secondsToMs } from './milliseconds.ts';
export { storable } from './storable.ts';
export { timestampField } from './timestamps.ts';
