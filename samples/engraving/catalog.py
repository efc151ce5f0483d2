"""Writes catalog.jsonl, one line a work, from the `sale` data beside each work."""

import json

from .build import SAMPLES, pages

PROVIDER = "PBS"  # the company that provides all of these: Partbook's samples
PROVIDER_ID = 1
PARTS_FROM = 101501  # asset ids from here on are the single parts of an ensemble


def line(work):
    sale = work.sale
    asset = sale["asset_id"]
    low, high = sale["difficulty"]
    entry = {
        "asset_id": asset,
        "format_short_name": sale["format_short_name"],
        "format": sale["format"],
        "page_count": pages(work),
        "title": work.title,
        "description": sale["description"],
        "song_number": sale.get("song_number", asset - 100000),
        "public_domain": True,
        "external_ref": PROVIDER,
        "external_ref_id": PROVIDER_ID,
        "voicing": sale.get("voicing", ""),
        "performance_time": sale["seconds"],
        "difficulty_level_low": low,
        "difficulty_level_high": high,
        "min_qty": sale.get("min_qty", 1),
        "tempo": sale["tempo"],
        "world": not sale.get("countries"),
        "retail_price": sale["price"],
        "smd_id": f"smd-{asset}",
        "asset_type": sale.get("asset_type", "SINGLE"),
        "explicit": False,
        "partable": bool(sale.get("packages")),
        "countries": sale.get("countries", []),
        "categories": sale["categories"],
        "keywords": sale["keywords"],
        "series": sale.get("series", []),
        "skills": sale.get("skills", []),
        "instruments": [{"type": kind, "name": name} for kind, name in sale["instruments"]],
        "images": [{"name": "cover", "file": f"{work.slug}/cover.png"}],
        "contributors": [
            {"is_primary": place == 0, "name": name, "mbid": None, "role": role}
            for place, (name, role) in enumerate(sale["contributors"])
        ],
        "related_goods": [
            {"related_product_id": other, "group_type_id": 1, "good_type": "D", "sheet": True,
             "featured": place == 0, "prime_src": False}
            for place, other in enumerate(sale.get("related", []))
        ],
        "renderings": [
            {"type": "pdf", "usage": "full", "file": f"{work.slug}/score.pdf"},
            {"type": "musicxml", "usage": "full", "file": f"{work.slug}/score.musicxml"},
        ],
        "usergens": [],
        "prices": [{"type_id": 1, "type_usage": "print", "price": sale["price"]}],
    }
    if sale.get("packages"):
        entry["packages"] = [
            {"asset_id": member, "instrumentation_part_code": code,
             "instrumentation_part_name": name, "count": count, "sequence": sequence,
             "score": score}
            for sequence, (member, code, name, count, score) in enumerate(sale["packages"], 1)
        ]
    if sale.get("withdrawn"):
        entry["withdrawn"] = True
    if sale.get("hide_page_count"):
        # One entry leaves it out on purpose: a reader of the catalogue has to ask the PDF.
        del entry["page_count"]
    return entry


def write(works):
    entries = sorted((line(work) for work in works), key=lambda one: one["asset_id"])
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    (SAMPLES / "catalog.jsonl").write_text(text, encoding="utf-8")
