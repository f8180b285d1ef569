/**
 * The spelling of Chinese place names in the Roman alphabet: drafted, taken apart, compared by sound.
 * Source of the rules: 中国地名汉语拼音字母拼写规则 (汉语地名部分), 1984. The package knows no register and no database.
 */
package org.fangyu.romanisation;
