import { BSON, Int32, ObjectId } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { idKey, idOf } from './document-bytes.ts';

const bytesOf = (document: object) => Buffer.from(BSON.serialize(document));
const HEX = '66cd0000000000000000a001';
const ID = ObjectId.createFromHexString(HEX);

describe('the id of a document is read from its bytes', () => {
  test.each<[string, object, unknown]>([
    ['an ObjectId that lies first', { _id: ID, a: 1 }, ID],
    ['an ObjectId that lies last', { a: 1, _id: ID }, ID],
    ['text of an ObjectId', { _id: HEX }, HEX],
    ['a number', { _id: new Int32(7) }, new Int32(7)],
    ['a document', { _id: { _id: ID } }, { _id: ID }],
    ['a name that begins alike', { _idea: ID, _id: 'own' }, 'own'],
    ['none', {}, undefined],
  ])('%s', (_what, document, id) => {
    expect(idOf(bytesOf(document))).toEqual(id);
  });

  test('and does not change with the bytes', () => {
    const bytes = bytesOf({ _id: ID });
    const id = idOf(bytes);
    bytes.fill(0);
    expect(id).toEqual(ID);
  });

  test('ids of different types have different keys, the same id has one', () => {
    const ids = [ID, HEX, ID.id, Buffer.from(ID.id).toString('latin1')];
    expect(new Set(ids.map((_id) => idKey(bytesOf({ _id })))).size).toBe(ids.length);
    expect(idKey(bytesOf({ _id: ID, a: 1 }))).toBe(idKey(bytesOf({ _id: ID, b: 2 })));
  });
});
