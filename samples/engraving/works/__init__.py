"""The works of the catalogue, one file each (the quartet's file also makes its four parts)."""

from importlib import import_module

NAMES = """
    minuet_in_g prelude_in_c gymnopedie_1 fur_elise sonatina_in_c virtuoso_pianist canon_in_d
    old_hundredth silent_night londonderry_air korobeiniki sakura ah_vous_dirai_je greensleeves
    three_rounds irish_jigs ode_to_joy
""".split()

WORKS = []
for _name in NAMES:
    WORKS += import_module(f"{__name__}.{_name}").WORKS
