"""check_ledger finds what it is there to find."""
import unittest

from check_ledger import faults

CLASSES = {"verbs": ("open", "-"), "units": ("closed", "numerals")}


class Faults(unittest.TestCase):
    def test_open_rows_must_fire_in_three_documents(self):
        rows = [("en/verbs", "visit visits"), ("en/verbs", "discuss discusses"), ("en/verbs", "mull discusses")]
        found = faults(rows, {rows[0]: 3, rows[1]: 3, rows[2]: 2}, CLASSES)
        self.assertEqual(found, ["en/verbs: mull discusses: fires in 2 documents"])

    def test_the_best_of_the_only_words_of_a_relation_stays(self):
        rows = [("es/verbs", "boicotear boycotts"), ("es/verbs", "vetar boycotts")]
        self.assertEqual(faults(rows, {rows[0]: 2, rows[1]: 1}, CLASSES), ["es/verbs: vetar boycotts: fires in 1 documents"])

    def test_open_rows_must_be_counted(self):
        self.assertEqual(faults([("en/verbs", "visit visits")], {}, CLASSES),
                         ["en/verbs: visit visits: not in the ledger"])

    def test_closed_rows_need_not_fire(self):
        self.assertEqual(faults([("en/units", "dozen x12")], {("en/units", "dozen x12"): 0}, CLASSES), [])

    def test_a_table_must_be_in_a_class(self):
        self.assertEqual(faults([("en/idioms", "so be it")], {}, CLASSES), ["en/idioms: the table is in no class"])

    def test_a_closed_class_gives_its_reason(self):
        self.assertEqual(len(faults([], {}, {"units": ("closed", "-")})), 1)

    def test_rows_that_went_must_leave_the_ledger(self):
        self.assertEqual(faults([], {("en/verbs", "gone"): 9}, CLASSES), ["ledger.tsv: en/verbs: gone: no such row"])


if __name__ == "__main__":
    unittest.main()
