"""The CronJob: only fields that there are, what our rules ask, and its very command run on this machine."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.cli import cli
from api.stopping import GRACE
from tests.docker.roles import DOCKER, compose
from tests.docker.test_roles import CHECKOUT, free_port

FILE = DOCKER / "kubernetes" / "crawl.yaml"
CLAIM, JOB = yaml.safe_load_all(FILE.read_text(encoding="utf-8"))
# Fields of these kinds by their reference (v1, batch/v1), as far as they are of use here. "*": any key, as of labels.
LABELLED = {"name": str, "labels": {"*": str}}
POD = {
    "restartPolicy": str, "automountServiceAccountToken": bool, "enableServiceLinks": bool, "terminationGracePeriodSeconds": int,
    "securityContext": {
        "runAsNonRoot": bool, "runAsUser": int, "runAsGroup": int, "fsGroup": int, "fsGroupChangePolicy": str,
        "seccompProfile": {"type": str},
    },
    "containers": [{
        "name": str, "image": str, "imagePullPolicy": str, "args": [str],
        "env": [{"name": str, "value": str, "valueFrom": {"configMapKeyRef": {"name": str, "key": str, "optional": bool}}}],
        "securityContext": {
            "readOnlyRootFilesystem": bool, "allowPrivilegeEscalation": bool, "privileged": bool, "capabilities": {"drop": [str]},
        },
        "resources": {"requests": {"*": str}, "limits": {"*": str}},
        "volumeMounts": [{"name": str, "mountPath": str, "readOnly": bool}],
    }],
    "volumes": [{"name": str, "persistentVolumeClaim": {"claimName": str}, "emptyDir": {"sizeLimit": str}}],
}  # fmt: skip
KINDS: dict[str, dict[str, Any]] = {
    "PersistentVolumeClaim": {
        "apiVersion": str, "kind": str, "metadata": LABELLED,
        "spec": {"accessModes": [str], "resources": {"requests": {"*": str}}},
    },
    "CronJob": {
        "apiVersion": str, "kind": str, "metadata": LABELLED,
        "spec": {
            "schedule": str, "timeZone": str, "concurrencyPolicy": str, "startingDeadlineSeconds": int,
            "successfulJobsHistoryLimit": int, "failedJobsHistoryLimit": int,
            "jobTemplate": {"spec": {
                "backoffLimit": int, "activeDeadlineSeconds": int, "ttlSecondsAfterFinished": int,
                "template": {"metadata": {"labels": {"*": str}}, "spec": POD},
            }},
        },
    },
}  # fmt: skip


def strange(value: Any, shape: Any, where: str = "") -> list[str]:
    """Each field that is not in the reference, or of another type."""
    if isinstance(shape, dict) and isinstance(value, dict):
        found = []
        for key, inner in value.items():
            there = shape.get(key, shape.get("*"))
            found += (
                [f"{where}.{key}: no such field"]
                if there is None
                else strange(inner, there, f"{where}.{key}")
            )
        return found
    if isinstance(shape, list) and isinstance(value, list):
        return [one for n, inner in enumerate(value) for one in strange(inner, shape[0], f"{where}[{n}]")]
    return [] if isinstance(shape, type) and type(value) is shape else [f"{where}: {value!r}"]


def pod(job: dict[str, Any]) -> dict[str, Any]:
    return job["spec"]["jobTemplate"]["spec"]["template"]["spec"]


def complaints(job: dict[str, Any]) -> list[str]:
    """Each of our rules that the CronJob breaks."""
    spec, inner = job["spec"], pod(job)
    one, around = inner["containers"][0], inner["securityContext"]
    fence, limits = one["securityContext"], one["resources"].get("limits", {})
    verb, *options = one["args"]
    known = {name for option in cli.commands[verb].params for name in option.opts}
    mounts = {mount["mountPath"]: mount["name"] for mount in one["volumeMounts"]}
    rules = {
        "two never run at once": spec.get("concurrencyPolicy") == "Forbid",
        "missed starts never stop it for good": 10 <= spec.get("startingDeadlineSeconds", 0) < 300,
        "its clock is UTC": spec.get("timeZone") == "Etc/UTC",
        "a failed look is not repeated at once": spec["jobTemplate"]["spec"].get("backoffLimit") == 0 and inner["restartPolicy"] == "Never",
        "a look ends some time, after the longest run": spec["jobTemplate"]["spec"].get("activeDeadlineSeconds", 0) > 3600,
        "its end has time": inner.get("terminationGracePeriodSeconds", 0) >= 2 * GRACE + 10,
        "its root is only read": fence.get("readOnlyRootFilesystem") is True,
        "it gains no rights": fence.get("allowPrivilegeEscalation") is False and fence.get("capabilities") == {"drop": ["ALL"]},
        "it is not root, and the image's user": around.get("runAsNonRoot") is True and around.get("runAsUser") == 10001,
        "its calls are filtered": around.get("seccompProfile") == {"type": "RuntimeDefault"},
        "it has no account": inner.get("automountServiceAccountToken") is False,
        "what it may take is limited": set(limits) == {"cpu", "memory"} and set(one["resources"].get("requests", {})) == {"cpu", "memory"},
        "it writes to its archive and a small /tmp": set(mounts) == {"/data", "/tmp"} and {volume["name"] for volume in inner["volumes"]} == set(mounts.values()),
        "it calls a command that there is": set(options) <= known,
        "it is the image of compose": one["image"] == compose()["services"]["crawl"]["image"],
    }  # fmt: skip
    return [sentence for sentence, kept in rules.items() if not kept]


def test_it_has_no_field_that_is_not_in_the_reference():
    for one in (CLAIM, JOB):
        assert strange(one, KINDS[one["kind"]], one["kind"]) == []
    assert JOB["apiVersion"] == "batch/v1"
    assert pod(JOB)["volumes"][0]["persistentVolumeClaim"]["claimName"] == CLAIM["metadata"]["name"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("concurrencyPolicy", "concurencyPolicy"),
        ("runAsUser: 10001", 'runAsUser: "10001"'),
        ('"1", memory', "1, memory"),
    ],
)
def test_the_reference_catches_a_slip(right, wrong):
    text = FILE.read_text(encoding="utf-8")
    assert right in text
    _, job = yaml.safe_load_all(text.replace(right, wrong))
    assert strange(job, KINDS["CronJob"])


def test_it_keeps_our_rules():
    assert complaints(JOB) == []


SLIPS: dict[str, Callable[[dict[str, Any]], object]] = {
    "two never run at once": lambda j: j["spec"].pop("concurrencyPolicy"),
    "missed starts never stop it for good": lambda j: j["spec"].pop("startingDeadlineSeconds"),
    "its clock is UTC": lambda j: j["spec"].update(timeZone="Europe/Berlin"),
    "a failed look is not repeated at once": lambda j: pod(j).update(restartPolicy="OnFailure"),
    "a look ends some time, after the longest run": lambda j: j["spec"]["jobTemplate"]["spec"].pop("activeDeadlineSeconds"),
    "its end has time": lambda j: pod(j).update(terminationGracePeriodSeconds=1),
    "its root is only read": lambda j: pod(j)["containers"][0]["securityContext"].pop("readOnlyRootFilesystem"),
    "it gains no rights": lambda j: pod(j)["containers"][0]["securityContext"].pop("capabilities"),
    "it is not root, and the image's user": lambda j: pod(j)["securityContext"].update(runAsUser=0),
    "its calls are filtered": lambda j: pod(j)["securityContext"].pop("seccompProfile"),
    "it has no account": lambda j: pod(j).pop("automountServiceAccountToken"),
    "what it may take is limited": lambda j: pod(j)["containers"][0]["resources"].pop("limits"),
    "it writes to its archive and a small /tmp": lambda j: pod(j)["volumes"].pop(),
    "it calls a command that there is": lambda j: pod(j)["containers"][0].update(args=["crawl", "--dew"]),
    "it is the image of compose": lambda j: pod(j)["containers"][0].update(image="pullback:latest"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", SLIPS)
def test_our_rules_catch_a_slip(sentence):
    job = copy.deepcopy(JOB)
    SLIPS[sentence](job)
    assert sentence in complaints(job)


@pytest.mark.journey
def test_its_very_command_ends_and_leaves_the_next_one_nothing(tmp_path):
    (container,) = pod(JOB)["containers"]
    given = {
        one["name"]: one["value"].replace("/data", str(tmp_path))
        for one in container["env"]
        if "value" in one
    }
    nobody = f"http://127.0.0.1:{free_port()}"
    codes = []
    for _ in range(2):
        done = subprocess.run(
            [str(Path(sys.executable).parent / "pullback"), *container["args"], "--json"], cwd=tmp_path, check=False,
            capture_output=True, text=True, timeout=60,
            env={**given, **CHECKOUT, "PATH": "/usr/bin:/bin", "http_proxy": nobody, "https_proxy": nobody},
        )  # fmt: skip
        codes.append((done.returncode, len(json.loads(done.stdout)["sources"]) > 10))
    assert codes == [(8, True), (0, False)]
