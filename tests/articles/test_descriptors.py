"""Sources that are no files: devices and the kernel's files are refused, pipes are read."""

import os
import threading
from pathlib import Path

import pytest

from claimdiff.articles import descriptors


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/proc/self/status", "/proc/kmsg"])
def test_a_device_or_a_file_of_the_kernel_is_refused_unread(path: str) -> None:
    with pytest.raises(descriptors.SpecialFileError):
        descriptors.read(Path(path), most=10, timeout=1)


def test_a_link_to_one_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "article.txt"
    link.symlink_to("/proc/self/status")
    with pytest.raises(descriptors.SpecialFileError):
        descriptors.read(link, most=10, timeout=1)


def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"The ferry sank."))
    writer.start()
    assert descriptors.read(pipe, most=100, timeout=30) == b"The ferry sank."
    writer.join()
