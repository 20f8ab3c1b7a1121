// Package pricingform fills the buyer's own pricing workbook: which figures and words may
// stand in it, what goes into which cell, what stops a cell from being written, and how
// the finished copy compares with the figures that it was filled from.
//
// What may be written is what the commercial response for the buyer shows, and nothing
// else: the list is taken from its finished tree, which holds only what the buyer may see.
package pricingform
