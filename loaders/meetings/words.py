"""The vocabulary of gatherings, `ontology/lexicon/meetings.toml`, for the modules that read them."""

import re
import tomllib
from functools import cache
from typing import Any, Final

from kg.resources import data_folder
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

HOUR: Final = r"\d{1,2}\s?(?:giờ|[hg])\s?(?:\d{2})?(?: phút|['’])?"  # "7 giờ 30", "14h00", "8 giờ 30 phút"
CLOCK: Final = rf"(?:(?:buổi )?(?:sáng|chiều|tối)|{HOUR})"  # in a line of a schedule

# "Tuần tới, {B} | trao quyết định …": what is to come
AHEAD: Final = re.compile(rf"\b(?i:{any_of(lists('cues.toml')['to_come'])})\b[^.;]*$")

# what somebody tells follows: "cho biết, ", "thông báo với báo chí, "
REPORTS: Final = r"(?:cho biết|cho hay|thông báo|thông tin)(?: (?:với|tới) [^.;:,]{1,30})?,? (?:rằng,? )?"

# "Một tuần trước, …": of another time
AGO: Final = r"(?:\d+|một|hai|ba|bốn|vài|mấy|nửa) (?:tuần|tháng|năm) trước(?=,| đó\b)"
# the day that follows is that of another one: "được chốt từ cuộc họp | ngày 20/4"
FROM_ONE: Final = re.compile(r"\btừ (?:cuộc họp|buổi|hội nghị|phiên|kỳ họp|đại hội)\b")

# whom a reporter met: "A, gặp ở trụ sở sáng hôm sau, khoe …"
MET: Final = re.compile(r", gặp (?:ở|tại|trong) [^.;:,\ue005]{1,40},")

# "nhắc lại | hội nghị …": he does not speak at that
RECALLS: Final = r"nhắc (?:lại|đến|tới) (?:(?:kết quả|chuyện|kết luận|thành công|của) )*"

# not behind what makes it no deed yet: "chưa | được trao", "dự kiến | được trao"
DONE: Final = "(?<!sẽ )(?<!chưa )(?<!sắp )(?<!dự kiến )"

# those elected, met or received come, not who is told of: "bầu 12 đại biểu dự | đại hội",
# "gặp các cụ về dự | lễ", "bày tỏ vui mừng được đón đoàn tới dự | lễ"
OTHERS_COME: Final = re.compile(
    r"(?i:\b(?:bầu(?! cử)|(?<!ứng )(?<!bầu )cử(?! tri)|chọn)\b"
    r"[^.;:]{0,80}\bđại biểu\b[^.;:]{0,40}\bdự\s+$)"
    r"|\b(?:gặp(?: gỡ| mặt)?|tiếp|thăm)"
    r" (?:các|những|đoàn|\d+)\b[^.;:\ue000]{1,100}(?<!,)(?<! và)(?<! rồi)(?<! sau đó)(?<! trước khi)"
    r"(?<!, đoàn)(?<!, ông)(?<!, bà) (?:về|đến|tới|đi) dự $"
    r"|\bđược (?:đón|chào đón|đón tiếp|tiếp đón|đón chào) [^.;:,]{1,100} (?:về|đến|tới|sang) (?:tham )?dự $"
)


@cache
def vocabulary() -> dict[str, Any]:
    """The tables of the file, read once."""
    return tomllib.loads((data_folder("ontology") / "lexicon" / "meetings.toml").read_text("utf-8"))


TRIAL: Final = vocabulary()["trial"]  # its family, and in what roles people take part
