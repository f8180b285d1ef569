package org.fangyu.rules;

/** A rule's value at a place and day, in the given unit, with the law or notice it rests on. */
public record RuleValue(double number, String unit, String legalBasis, String jurisdiction) {}
