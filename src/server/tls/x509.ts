// The library refuses to load unless the polyfill came first; this file is the only one that imports it.
import 'reflect-metadata'

export * from '@peculiar/x509'
